/** Rows of a table without entities: inserted, read, counted, changed, by the table as it is at that moment. */
@NullMarked
package dev.concordat.database.table;

import org.jspecify.annotations.NullMarked;
