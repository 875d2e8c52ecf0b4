/** A sample of a database that is in use, made harmless, as a fixture set. The database is read and nothing else. */
@NullMarked
package dev.concordat.database.internal.snapshot;

import org.jspecify.annotations.NullMarked;
