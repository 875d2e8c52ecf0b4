package dev.concordat.migration.internal.watch;

/**
 * A table by its name.
 *
 * @param schema its schema
 * @param name its name there
 */
record TableName(String schema, String name) {}
