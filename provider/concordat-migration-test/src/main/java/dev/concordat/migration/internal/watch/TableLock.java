package dev.concordat.migration.internal.watch;

/**
 * A lock on a table that was there before the migration.
 *
 * @param table the table
 * @param mode how strong it is
 */
public record TableLock(String table, LockMode mode) {}
