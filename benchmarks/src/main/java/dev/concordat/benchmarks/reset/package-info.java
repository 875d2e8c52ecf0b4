/** What a reset costs, and whether it is one. */
@NullMarked
package dev.concordat.benchmarks.reset;

import org.jspecify.annotations.NullMarked;
