/** What happens to contracts, told to whoever wants to act on it. */
@NullMarked
package dev.concordat.broker.internal.event;

import org.jspecify.annotations.NullMarked;
