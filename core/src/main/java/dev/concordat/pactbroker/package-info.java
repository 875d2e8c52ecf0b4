/**
 * A client of any Pact Broker, the official one or ours: how it is reached, what it answers, and why it refuses. Links
 * are followed as the broker gives them, so that one below a path prefix works as well.
 */
@NullMarked
package dev.concordat.pactbroker;

import org.jspecify.annotations.NullMarked;
