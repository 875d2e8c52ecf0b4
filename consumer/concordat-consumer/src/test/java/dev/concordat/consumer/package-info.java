/** Tests of the consumer side. */
@NullMarked
package dev.concordat.consumer;

import org.jspecify.annotations.NullMarked;
