package dev.concordat.database.internal.baseline;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Where the log cannot be read: every table and every sequence may have been written, and every catalogue. */
final class AllWrites implements Writes {

    private final Session session;
    private final Catalogues catalogues;
    private final String firstTransaction;

    AllWrites(Session session, Catalogues catalogues, String firstTransaction) {
        this.session = session;
        this.catalogues = catalogues;
        this.firstTransaction = firstTransaction;
    }

    @Override
    public String mark() throws SQLException {
        return session.one("select pg_current_wal_insert_lsn()::text", row -> row.getString(1));
    }

    @Override
    public int transactionsPerMark() {
        return 0;
    }

    @Override
    public Written between(String from, String to) throws SQLException {
        if (!catalogues.unchanged(catalogues.all())) {
            return Written.structure("the schema was changed", false);
        }
        return new Written(tables(), sequences(), Set.of(), true, "", false);
    }

    // One that cannot be restored in place is to be named only if it has to be.
    private boolean changed(StoredTable table) throws SQLException {
        return session.one(
                "select count(*) <> " + table.rows()
                        + " or count(*) filter (where age(xmin) <= age(?::xid)) > 0 from only " + table.name(),
                row -> row.getBoolean(1),
                firstTransaction);
    }

    private Set<Long> tables() throws SQLException {
        Set<Long> tables = new HashSet<>();
        for (StoredTable table : StoredTable.all(session)) {
            if (table.restorable() || changed(table)) {
                tables.add(table.oid());
            }
        }
        return tables;
    }

    private Set<Long> sequences() throws SQLException {
        String moved = StoredSequence.all(session).stream()
                .map(StoredSequence::moved)
                .collect(Collectors.joining(" union all "));
        return moved.isEmpty() ? Set.of() : new HashSet<>(session.query(moved, row -> row.getLong(1)));
    }

    @Override
    public Set<Long> blocks(StoredTable table, String from, String to) throws SQLException {
        long count = session.one(
                "select greatest(pg_relation_size(" + table.oid() + ") / current_setting('block_size')::int,"
                        + " (select coalesce(max(concordat_block), 0) + 1 from " + table.copy() + "))",
                row -> row.getLong(1));
        return LongStream.range(0, count).boxed().collect(Collectors.toSet());
    }
}
