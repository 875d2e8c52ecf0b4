/** Status and metrics, over HTTP. */
@NullMarked
package dev.concordat.broker.diagnostic;

import org.jspecify.annotations.NullMarked;
