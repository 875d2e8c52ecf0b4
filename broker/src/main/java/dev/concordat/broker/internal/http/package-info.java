/** Addresses, negotiation, answers and refusals. */
@NullMarked
package dev.concordat.broker.internal.http;

import org.jspecify.annotations.NullMarked;
