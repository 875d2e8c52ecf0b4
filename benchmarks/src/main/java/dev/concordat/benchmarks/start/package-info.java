/** From nothing to a database that is migrated and loaded. */
@NullMarked
package dev.concordat.benchmarks.start;

import org.jspecify.annotations.NullMarked;
