package dev.concordat.migration.internal.watch;

/**
 * Rows that were there before the migration and are changed by it, or moved to where they were not.
 *
 * @param operation what is done: UPDATE, DELETE, INSERT ... SELECT and so on
 * @param table with the rows of which table
 */
public record DataChange(String operation, String table) {

    @Override
    public String toString() {
        return operation + " " + table;
    }
}
