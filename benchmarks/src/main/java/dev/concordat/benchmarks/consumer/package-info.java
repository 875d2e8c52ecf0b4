/** What a consumer test costs. */
@NullMarked
package dev.concordat.benchmarks.consumer;

import org.jspecify.annotations.NullMarked;
