/** A database at the version before a migration, as a migration test wants it. */
@NullMarked
package dev.concordat.benchmarks.migrations;

import org.jspecify.annotations.NullMarked;
