/** Verifies a provider against its consumers' pacts; begin at {@link dev.concordat.provider.ProviderContract}. */
@NullMarked
package dev.concordat.provider;

import org.jspecify.annotations.NullMarked;
