/** Verifying a provider, measured. */
@NullMarked
package dev.concordat.benchmarks.verify;

import org.jspecify.annotations.NullMarked;
