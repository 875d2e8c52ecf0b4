/** Third-party APIs of a provider, played by WireMock. Not for users. */
@NullMarked
package dev.concordat.provider.internal.stub;

import org.jspecify.annotations.NullMarked;
