/** Flyway, configured as the application configures it, and watched while it migrates. */
@NullMarked
package dev.concordat.database.internal.migration;

import org.jspecify.annotations.NullMarked;
