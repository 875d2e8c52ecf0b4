/** What a migration does to a database that others use: measured while it runs. */
@NullMarked
package dev.concordat.migration.internal.watch;

import org.jspecify.annotations.NullMarked;
