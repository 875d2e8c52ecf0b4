/** The mocked provider's server: WireMock for HTTP, Pact JVM for matching. Internal. */
@NullMarked
package dev.concordat.consumer.internal.http;

import org.jspecify.annotations.NullMarked;
