/** Tests of the mocked provider's server. */
@NullMarked
package dev.concordat.consumer.internal.http;

import org.jspecify.annotations.NullMarked;
