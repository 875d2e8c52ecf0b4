package dev.concordat.database.internal.baseline;

import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.server.SqlIdentifier;
import java.sql.SQLException;

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

    // Each table in a transaction of its own: there may not be as many locks as all of them need. The loops run within
    // the server: statement by statement from here, most of the time would be spent on the way.
    private static final String TABLES =
            """
            do $$
            declare
              source record;
              found_rows bigint;
              large boolean;
            begin
              for source in
                select c.oid, quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name,
                       'concordat_baseline.t' || c.oid as copy, pg_table_size(c.oid) as bytes,
                       coalesce((select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
                         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '')
                         as columns
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'r' and c.relpersistence <> 't' and n.nspname !~ '^pg_'
                   and n.nspname not in ('information_schema', 'concordat_baseline')
                 order by c.oid
              loop
                execute 'select count(*) from only ' || source.name into found_rows;
                large := found_rows > FEW_ROWS or (found_rows > 1 and source.bytes > FEW_BYTES);
                if large then
                  execute 'create table ' || source.copy || ' as select ' || source.columns
                    || case when source.columns = '' then '' else ', ' end
                    || 'ctid as concordat_tid, (ctid::text::point)[0]::bigint as concordat_block,'
                    || ' xmin::text::bigint as concordat_xmin from only ' || source.name;
                  execute 'create index on ' || source.copy || ' (concordat_block)';
                  execute 'analyze ' || source.copy;
                elsif found_rows > 0 then
                  execute 'create table ' || source.copy || ' as select ' || source.columns
                    || ' from only ' || source.name;
                end if;
                insert into concordat_baseline.stored values (source.oid, found_rows, large, source.columns);
                commit;
              end loop;
            end $$""".replace("FEW_ROWS", Integer.toString(FEW_ROWS)).replace("FEW_BYTES", Integer.toString(FEW_BYTES));

    // setval to where it stands already: the next number that is drawn is then written to the log.
    private static final String SEQUENCES = """
            do $$
            declare
              source record;
            begin
              for source in
                select oid, oid::regclass::text as name from pg_class
                 where relkind = 'S' and relpersistence <> 't' order by oid
              loop
                execute format('select setval(%s::oid::regclass, last_value, is_called) from %s', source.oid, source.name);
                execute format('insert into concordat_baseline.sequence'
                  || ' select seqrelid, s.last_value, s.is_called, seqcache from pg_sequence, %s s where seqrelid = %s',
                  source.name, source.oid);
                commit;
              end loop;
            end $$""";

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

    /**
     * Makes it anew, in a database to which nobody else is connected.
     *
     * @param log whether the log is to be read
     */
    void make(boolean log) throws SQLException {
        // All tables take as long as one statement that they take in many.
        session.execute(
                "set statement_timeout = 0; drop schema if exists concordat_baseline cascade; create schema concordat_baseline; "
                        + "comment on schema concordat_baseline is " + SqlIdentifier.literal(Place.MARK) + "; "
                        + (log ? "create extension if not exists pg_walinspect schema concordat_baseline; " : "")
                        + METADATA);
        session.execute(TABLES);
        session.execute(SEQUENCES);
        session.execute("vacuum (freeze)");
        session.execute(Relations.STORE + ";" + Catalogues.STORE);
        session.execute("vacuum (freeze) concordat_baseline.relation, concordat_baseline.stored,"
                + " concordat_baseline.sequence, concordat_baseline.catalogue, concordat_baseline.layout");
        if (session.superuser()) {
            session.execute("checkpoint");
        }
    }

    /** The copy of a table. */
    static String name(long table) {
        return "concordat_baseline.t" + table;
    }
}
