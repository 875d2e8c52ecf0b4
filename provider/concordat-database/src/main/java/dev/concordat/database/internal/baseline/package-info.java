/** The state every interaction starts from, and the way back to it. */
@NullMarked
package dev.concordat.database.internal.baseline;

import org.jspecify.annotations.NullMarked;
