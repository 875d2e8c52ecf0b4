/** Provider states: what is declared, what the pacts need, and how one is reached. Not for users. */
@NullMarked
package dev.concordat.provider.internal.state;

import org.jspecify.annotations.NullMarked;
