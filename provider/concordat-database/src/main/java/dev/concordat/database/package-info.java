/** A provider's databases: started, migrated, loaded with fixtures, and brought back to that baseline on demand. */
@NullMarked
package dev.concordat.database;

import org.jspecify.annotations.NullMarked;
