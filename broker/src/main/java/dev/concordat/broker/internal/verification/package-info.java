/** Results of verification: published by providers, read by everybody. */
@NullMarked
package dev.concordat.broker.internal.verification;

import org.jspecify.annotations.NullMarked;
