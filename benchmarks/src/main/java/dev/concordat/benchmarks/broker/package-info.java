/** How fast the embedded broker answers. */
@NullMarked
package dev.concordat.benchmarks.broker;

import org.jspecify.annotations.NullMarked;
