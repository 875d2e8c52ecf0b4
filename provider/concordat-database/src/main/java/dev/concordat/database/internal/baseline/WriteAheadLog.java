package dev.concordat.database.internal.baseline;

import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads from the server's log which files were written between two positions. It sees what triggers, cascades, rolled
 * back transactions and other sessions wrote alike.
 */
final class WriteAheadLog {

    /** The first version whose log can be read with the blocks that its records concern. */
    static final int SINCE = 16;

    /** From this version on a message can be flushed by itself. */
    private static final int FLUSHES_SINCE = 17;

    /**
     * Records that change no row: locks, pruning, freezing, hints. Whatever is not named here counts as a change, for
     * names differ from version to version.
     */
    private static final String CHANGES_NOTHING = """
            (b.resource_manager = 'Heap' and b.record_type in ('LOCK', 'INPLACE')
             or b.resource_manager = 'Heap2' and b.record_type in ('PRUNE', 'PRUNE_ON_ACCESS', 'PRUNE_VACUUM_SCAN',
                'PRUNE_VACUUM_CLEANUP', 'VACUUM', 'FREEZE_PAGE', 'VISIBLE', 'LOCK_UPDATED', 'NEW_CID')
             or b.resource_manager = 'XLOG' and b.record_type = 'FPI_FOR_HINT'
             or b.resource_manager in ('Btree', 'Hash', 'Gin', 'Gist', 'SPGist', 'BRIN'))""";

    private static final String WRITTEN = """
            select distinct b.relfilenode::bigint, b.reldatabase = 0
              from %s.pg_get_wal_block_info(?::pg_lsn, ?::pg_lsn, false) b
             where b.relforknumber = 0
               and b.reldatabase in (0, (select oid from pg_database where datname = current_database()))
               and not\s""" + CHANGES_NOTHING;

    private static final String BLOCKS = """
            select array_agg(distinct b.relblocknumber)
              from %s.pg_get_wal_block_info(?::pg_lsn, ?::pg_lsn, false) b
             where b.relforknumber = 0 and b.relfilenode = pg_relation_filenode(?::oid)
               and b.reldatabase = (select oid from pg_database where datname = current_database())
               and not\s""" + CHANGES_NOTHING;

    /**
     * A file that was written.
     *
     * @param file its name, a number
     * @param shared whether it belongs to all databases of the server
     */
    record Written(long file, boolean shared) {}

    private final Session session;
    private final String mark;
    private final String written;
    private final String blocks;

    WriteAheadLog(Session session) throws SQLException {
        this.session = session;
        String schema = session.one(
                "select quote_ident(n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace"
                        + " where e.extname = 'pg_walinspect'",
                row -> row.getString(1));
        this.written = WRITTEN.formatted(schema);
        this.blocks = BLOCKS.formatted(schema);
        this.mark = session.version() >= FLUSHES_SINCE
                ? "select pg_logical_emit_message(false, 'concordat', '', true)::text"
                // As part of a transaction it is flushed with its commit.
                : "select pg_logical_emit_message(true, 'concordat', '')::text";
    }

    /** Flushes the log, and tells a position up to which everything that was written can be read. */
    String mark() throws SQLException {
        return session.one(mark, row -> row.getString(1));
    }

    /** How many transaction numbers {@link #mark} takes. */
    int transactionsPerMark() {
        return session.version() >= FLUSHES_SINCE ? 0 : 1;
    }

    List<Written> written(String from, String to) throws SQLException {
        return session.query(written, row -> new Written(row.getLong(1), row.getBoolean(2)), from, to);
    }

    /** The blocks of a table that were written. */
    Set<Long> blocks(long table, String from, String to) throws SQLException {
        Set<Long> numbers = new TreeSet<>();
        Array found =
                session.query(blocks, row -> row.getArray(1), from, to, table).get(0);
        if (found != null) {
            numbers.addAll(List.of((Long[]) found.getArray()));
        }
        return numbers;
    }
}
