/** Pacts: published, read, compared, deleted. */
@NullMarked
package dev.concordat.broker.internal.pact;

import org.jspecify.annotations.NullMarked;
