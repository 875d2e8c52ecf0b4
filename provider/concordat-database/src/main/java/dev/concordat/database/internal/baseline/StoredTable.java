package dev.concordat.database.internal.baseline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A table as the baseline knows it, and the statements that bring its rows back. Each is one half of a pair: the first
 * takes away what does not belong there, the second brings back what is missing.
 *
 * <p>A row of the baseline is told from any other by the transaction that wrote it: one before the baseline was taken
 * up, or the one in which a reset wrote the whole table anew.
 *
 * @param oid its number
 * @param name its name, quoted, with its schema
 * @param columns its columns but the generated ones, quoted
 * @param rows how many rows it has
 * @param large whether it is restored row by row
 * @param restorable whether nothing keeps its rows from coming back: no trigger that runs for a reset as well, no
 *     constraint that rows of the baseline may break
 */
record StoredTable(long oid, String name, String columns, long rows, boolean large, boolean restorable) {

    private static final String STORED = """
            select c.oid::bigint, quote_ident(n.nspname) || '.' || quote_ident(c.relname), s.columns, s.rows, s.large,
                   not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgenabled in ('A', 'R'))
                   and not exists (select from pg_rewrite r where r.ev_class = c.oid and r.ev_enabled in ('A', 'R'))
                   and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'
                                     and not k.convalidated)
              from concordat_baseline.stored s join pg_class c on c.oid = s.oid join pg_namespace n on n.oid = c.relnamespace
            """;

    static Optional<StoredTable> of(Session session, long oid) throws SQLException {
        return session.query(STORED + " where s.oid = ?::oid", StoredTable::read, oid).stream()
                .findFirst();
    }

    /** All of them. */
    static List<StoredTable> all(Session session) throws SQLException {
        return session.query(STORED + " order by s.oid", StoredTable::read);
    }

    private static StoredTable read(ResultSet row) throws SQLException {
        return new StoredTable(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getBoolean(5),
                row.getBoolean(6));
    }

    /** The copy of its rows. */
    String copy() {
        return Shadow.name(oid);
    }

    /**
     * Takes away every row that is not the baseline's; and all rows where one of the baseline's is missing, so that
     * they come back in their order.
     *
     * <p>Its arguments, twice where the baseline has any row: the transaction in which a reset wrote the whole table; 0
     * where none did.
     *
     * @param firstTransaction the first transaction after the baseline was taken up
     */
    String takeAway(String firstTransaction) {
        if (rows == 0) {
            return "delete from only " + name;
        }
        String foreign = "(age(t.xmin) <= age('" + firstTransaction + "'::xid) and t.xmin <> ?::xid)";
        return "with kept as materialized (select count(*) as n from only " + name + " t where not " + foreign
                + ") delete from only " + name + " t using kept where kept.n <> " + rows + " or " + foreign;
    }

    /** Brings all rows back where none is left; answers the table, how many came, and whether in their order. */
    String bringBack() {
        return "with back as (" + insert(copy() + " where not exists (select from only " + name + ")")
                + " returning ctid) select " + oid + "::bigint, count(*), coalesce(bool_and(follows), true) from"
                + " (select (ctid > lag(ctid) over ()) is not false as follows from back) b";
    }

    /** All rows, in their order, into the empty table. */
    String load() {
        return insert(copy());
    }

    private String insert(String from) {
        return columns.isEmpty()
                ? "insert into " + name + " select from " + from
                : "insert into " + name + " (" + columns + ") overriding system value select " + columns + " from "
                        + from;
    }

    /**
     * The same as {@link #takeAway}, in the blocks that are both its arguments: what the copy does not know goes.
     *
     * <p>Rows are held against the copy by one hashed set, and found by their place; as an anti-join, or row by row,
     * the server reads a hundred times as much.
     */
    String takeAwayFromBlocks() {
        return """
                delete from only %1$s t where t.ctid = any (array(
                  select f.place from (%3$s) f where (f.place, f.written) not in (
                    select s.concordat_tid, s.concordat_xmin from %2$s s
                     where s.concordat_block = any (?::bigint[]))))""".formatted(name, copy(), rowsOfBlocks());
    }

    /** What is missing of the blocks that are both its arguments comes back, and the copy learns where it is now. */
    String bringBackToBlocks() {
        return """
                with missing as materialized (
                  select s.ctid as copied, row_number() over () as number%5$s from %2$s s
                   where s.concordat_block = any (?::bigint[])
                     and (s.concordat_tid, s.concordat_xmin) not in (select f.place, f.written from (%6$s) f)),
                back as (insert into %1$s %4$s select %3$s from missing order by number returning ctid),
                places as (select ctid as place, row_number() over () as number from back)
                update %2$s s set concordat_tid = p.place, concordat_block = (p.place::text::point)[0]::bigint,
                       concordat_xmin = pg_current_xact_id()::xid::text::bigint
                  from missing m join places p on p.number = m.number
                 where s.ctid = m.copied and s.ctid = any (array(select copied from missing))""".formatted(
                        name,
                        copy(),
                        columns,
                        columns.isEmpty() ? "" : "(" + columns + ") overriding system value",
                        columns.isEmpty() ? "" : ", " + columns,
                        rowsOfBlocks());
    }

    private String rowsOfBlocks() {
        return """
                select r.place, r.written from unnest(?::bigint[]) b (block), lateral (
                  select x.ctid as place, x.xmin::text::bigint as written from only %s x
                   where x.ctid >= format('(%%s,0)', b.block)::tid and x.ctid < format('(%%s,0)', b.block + 1)::tid
                  offset 0) r""".formatted(name);
    }
}
