/** The embedded broker: the Pact Broker's API on PostgreSQL. */
@NullMarked
package dev.concordat.broker;

import org.jspecify.annotations.NullMarked;
