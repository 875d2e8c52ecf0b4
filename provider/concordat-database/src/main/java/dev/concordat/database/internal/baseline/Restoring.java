package dev.concordat.database.internal.baseline;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Brings tables and sequences back in place. */
interface Restoring {

    /** The table's blocks that were written. */
    interface Blocks {
        Set<Long> of(StoredTable table) throws SQLException;
    }

    /** Whether all of these tables can be restored in place. To be asked before anything else is. */
    boolean knows(Collection<Long> oids) throws SQLException;

    /** The names of tables, for messages. */
    List<String> names(Collection<Long> oids);

    /** Which of these tables are restored row by row. */
    List<String> large(Collection<Long> oids);

    /**
     * Restores.
     *
     * @return how many transaction numbers that took; less than 0 where more was done than can be told
     */
    int restore(Collection<Long> oids, Collection<StoredSequence> sequences, Blocks blocks) throws SQLException;
}
