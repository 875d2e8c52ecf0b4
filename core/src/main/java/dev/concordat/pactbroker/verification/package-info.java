/**
 * What a provider is verified against: the pacts a broker selects for it, and why; and the results that go back to the
 * broker.
 */
@NullMarked
package dev.concordat.pactbroker.verification;

import org.jspecify.annotations.NullMarked;
