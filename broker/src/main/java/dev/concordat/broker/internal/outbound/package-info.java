/** Requests to hosts that users of the broker name: which are allowed, and sending them to those and no others. */
@NullMarked
package dev.concordat.broker.internal.outbound;

import org.jspecify.annotations.NullMarked;
