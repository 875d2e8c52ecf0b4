package dev.concordat.database.internal.baseline;

import dev.concordat.database.internal.server.SqlIdentifier;
import java.sql.SQLException;
import java.util.List;

/**
 * The copy of every table's rows that a reset restores from, and what it needs to know of the database as it was: in a
 * schema of its own within the database, so that rows go back without passing through this JVM.
 *
 * <p>A table of few rows is copied as it is, in the order of its heap. One of many rows is copied with the place of
 * each row beside it, so that a reset looks at the blocks alone that were written.
 */
final class Shadow {

    /** The schema. */
    static final String SCHEMA = "concordat_baseline";

    /** Tables of more rows are restored row by row: from here on that is faster than writing all of them anew. */
    static final int FEW_ROWS = 1_000;

    /** The same for tables of few but long rows. */
    static final int FEW_BYTES = 1 << 20;

    private static final String TABLES = """
            select c.oid::bigint, quote_ident(n.nspname) || '.' || quote_ident(c.relname),
                   (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''),
                   pg_table_size(c.oid)
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'r' and c.relpersistence <> 't' and n.nspname !~ '^pg_'
               and n.nspname not in ('information_schema', 'concordat_baseline')
             order by c.oid""";

    private static final String METADATA = """
            create table concordat_baseline.relation (filenode bigint, oid oid, kind "char", owner oid, unlogged boolean);
            create table concordat_baseline.stored (oid oid, rows bigint, large boolean, columns text);
            create table concordat_baseline.sequence (oid oid, last_value bigint, is_called boolean, cache bigint);
            create table concordat_baseline.catalogue (oid oid, rows bigint);
            create table concordat_baseline.layout (hash numeric);""";

    private final Session session;

    Shadow(Session session) {
        this.session = session;
    }

    private record Source(long oid, String name, String columns, long bytes) {}

    /**
     * Makes it anew, in a database to which nobody else is connected.
     *
     * @param log whether the log is to be read
     */
    void make(boolean log) throws SQLException {
        session.execute("drop schema if exists concordat_baseline cascade; create schema concordat_baseline; "
                + (log ? "create extension if not exists pg_walinspect schema concordat_baseline; " : "") + METADATA);
        List<Source> tables = session.query(
                TABLES, row -> new Source(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4)));
        for (Source table : tables) {
            store(table);
        }
        sequences();
        session.execute("vacuum (freeze)");
        session.execute(Relations.STORE + ";" + Catalogues.STORE);
        session.execute("vacuum (freeze) concordat_baseline.relation, concordat_baseline.stored,"
                + " concordat_baseline.sequence, concordat_baseline.catalogue, concordat_baseline.layout");
        if (session.superuser()) {
            session.execute("checkpoint");
        }
    }

    private void store(Source table) throws SQLException {
        long rows = session.one("select count(*) from only " + table.name(), row -> row.getLong(1));
        boolean large = rows > FEW_ROWS || (rows > 1 && table.bytes() > FEW_BYTES);
        if (rows > 0) {
            String columns = table.columns() == null ? "" : table.columns();
            session.execute(
                    large
                            ? large(table, columns)
                            : "create table " + name(table.oid()) + " as select " + columns + " from only "
                                    + table.name());
        }
        session.query(
                "insert into concordat_baseline.stored values (?::oid, ?::bigint, ?::boolean, ?::text) returning 1",
                row -> row.getInt(1),
                table.oid(),
                rows,
                large,
                table.columns() == null ? "" : table.columns());
    }

    private static String large(Source table, String columns) {
        String name = name(table.oid());
        return "create table " + name + " as select " + columns + (columns.isEmpty() ? "" : ", ")
                + "ctid as concordat_tid, (ctid::text::point)[0]::bigint as concordat_block, xmin::text::bigint as concordat_xmin"
                + " from only " + table.name() + "; create index on " + name + " (concordat_block); analyze " + name;
    }

    // setval to where it stands already: the next number that is drawn is then written to the log.
    private void sequences() throws SQLException {
        List<String> sequences = session.query(
                "select oid::regclass::text from pg_class where relkind = 'S' and relpersistence <> 't' order by oid",
                row -> row.getString(1));
        for (String sequence : sequences) {
            String literal = SqlIdentifier.literal(sequence);
            session.execute("select setval(" + literal + ", last_value, is_called) from " + sequence
                    + "; insert into concordat_baseline.sequence select seqrelid, s.last_value, s.is_called, seqcache"
                    + " from pg_sequence, " + sequence + " s where seqrelid = " + literal + "::regclass");
        }
    }

    /** The copy of a table. */
    static String name(long table) {
        return "concordat_baseline.t" + table;
    }
}
