package dev.concordat.database.internal.snapshot;

/**
 * A column of a table.
 *
 * @param table the table's quoted name
 * @param column the column's name
 */
record ColumnKey(String table, String column) {}
