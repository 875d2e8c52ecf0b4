/** What became of each interaction of a verification, and the file that says so. */
@NullMarked
package dev.concordat.outcome;

import org.jspecify.annotations.NullMarked;
