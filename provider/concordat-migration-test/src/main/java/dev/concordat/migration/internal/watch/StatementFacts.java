package dev.concordat.migration.internal.watch;

import java.util.List;
import java.util.Optional;

/**
 * What a statement did to tables that were there before the migration.
 *
 * @param sql its text
 * @param line where it begins; 0 where that is not known
 * @param exclusive a table that was locked by ACCESS EXCLUSIVE before it, by an earlier statement of the transaction
 * @param locked the tables whose locks became stronger by it
 * @param rewritten the tables that it wrote anew, with the locks they are under
 * @param read the tables that it read as a whole to check them, with the locks they are under
 * @param indexed the tables that it built indexes on, with the locks they are under
 * @param changes what it did to rows
 * @param lockTimeout whether its session gives up waiting for locks after some time
 */
public record StatementFacts(
        String sql,
        int line,
        Optional<String> exclusive,
        List<TableLock> locked,
        List<TableLock> rewritten,
        List<TableLock> read,
        List<TableLock> indexed,
        List<DataChange> changes,
        boolean lockTimeout) {

    /** Copies the lists. */
    public StatementFacts {
        locked = List.copyOf(locked);
        rewritten = List.copyOf(rewritten);
        read = List.copyOf(read);
        indexed = List.copyOf(indexed);
        changes = List.copyOf(changes);
    }
}
