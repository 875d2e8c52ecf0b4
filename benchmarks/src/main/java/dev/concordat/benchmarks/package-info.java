/** Benchmarks by suite, each against Pact JVM used plainly, in one run. */
@NullMarked
package dev.concordat.benchmarks;

import org.jspecify.annotations.NullMarked;
