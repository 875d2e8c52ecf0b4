/** The clients of the Pact ecosystem, run against the broker: they must not be able to tell. */
@NullMarked
package dev.concordat.broker.clients;

import org.jspecify.annotations.NullMarked;
