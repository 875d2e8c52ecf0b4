package dev.concordat.database.internal.baseline;

import java.sql.SQLException;
import java.util.Set;

/** Finds what was written since the last reset. */
interface Writes {

    /** A position up to which everything that was written is found. */
    String mark() throws SQLException;

    /** How many transaction numbers {@link #mark} takes. */
    int transactionsPerMark();

    Written between(String from, String to) throws SQLException;

    /** The blocks of a table that were written, all of them where that cannot be told. */
    Set<Long> blocks(StoredTable table, String from, String to) throws SQLException;
}
