/** Publishes the pacts of consumers to a broker. */
@NullMarked
package dev.concordat.pactbroker.publish;

import org.jspecify.annotations.NullMarked;
