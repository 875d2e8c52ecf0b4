/** Pacts as consumers publish them, over HTTP. */
@NullMarked
package dev.concordat.broker.pact;

import org.jspecify.annotations.NullMarked;
