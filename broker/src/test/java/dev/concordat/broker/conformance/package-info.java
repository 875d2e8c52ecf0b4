/** Conversations recorded with the official Pact Broker, held again with ours. */
@NullMarked
package dev.concordat.broker.conformance;

import org.jspecify.annotations.NullMarked;
