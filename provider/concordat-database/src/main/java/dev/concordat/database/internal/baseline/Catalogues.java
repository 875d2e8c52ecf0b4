package dev.concordat.database.internal.baseline;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the schema is what it was. The log tells which of the server's catalogues were written; temporary tables and
 * statistics leave nothing behind in them, a TRUNCATE nothing but another file's name.
 */
final class Catalogues {

    /** Where a table's entry stands: its file and its size change without any change of the schema. */
    private static final String PG_CLASS = "pg_class";

    /** Its number, the same on every server. */
    static final long RELATIONS = 1259;

    /** What the planner knows, and what never says anything about the schema by itself. */
    private static final Set<String> OF_NO_MEANING = Set.of("pg_statistic", "pg_statistic_ext_data", PG_CLASS);

    // All that an entry says but its file, its size and its age. Entries of temporary tables are none of the schema.
    private static final String LAYOUT = """
            select coalesce(sum(hash_record_extended(row(oid, relname, relnamespace, reltype, reloftype, relowner, relam,
                   reltablespace, reltoastrelid, relisshared, relpersistence, relkind, relnatts, relchecks,
                   relrowsecurity, relforcerowsecurity, relispopulated, relreplident, relispartition, relacl,
                   reloptions, relpartbound::text), 0)), 0) as hash
              from pg_class where relpersistence <> 't'
               and relnamespace not in (select oid from pg_namespace where nspname ~ '^pg_(toast_)?temp_')""";

    /** Keeps what is so at the baseline. Everything that makes entries has to be done by then. */
    static final String STORE = """
            do $$
            declare catalogue record;
            begin
              for catalogue in select c.oid, c.relname from pg_class c
                                where c.relnamespace = 'pg_catalog'::regnamespace and c.relkind = 'r'
                                  and not c.relisshared and has_table_privilege(c.oid, 'select')
              loop
                execute format('insert into concordat_baseline.catalogue select %s, count(*) from pg_catalog.%I',
                               catalogue.oid, catalogue.relname);
              end loop;
            end $$;
            insert into concordat_baseline.layout\s""" + LAYOUT;

    private static final String NAME = """
            select c.relname, coalesce(k.rows, -1), c.relisshared from pg_class c
              left join concordat_baseline.catalogue k on k.oid = c.oid where c.oid = ?::oid""";

    private record Touched(String name, long rows, boolean shared) {}

    private final Session session;
    private String firstTransaction;

    Catalogues(Session session, String firstTransaction) {
        this.session = session;
        this.firstTransaction = firstTransaction;
    }

    /** All that can be read by the session's user. */
    Set<Long> all() throws SQLException {
        return new HashSet<>(session.query(
                "select oid::bigint from concordat_baseline.catalogue where has_table_privilege(oid, 'select')",
                row -> row.getLong(1)));
    }

    /** Whether what these catalogues say of the schema is what they said at the baseline. */
    boolean unchanged(Set<Long> written) throws SQLException {
        boolean layout = false;
        for (long catalogue : written) {
            Touched touched = session.one(
                    NAME, row -> new Touched(row.getString(1), row.getLong(2), row.getBoolean(3)), catalogue);
            layout |= touched.name().equals(PG_CLASS);
            if (!touched.shared() && !OF_NO_MEANING.contains(touched.name()) && changed(touched)) {
                return false;
            }
        }
        return !layout || unchangedLayout();
    }

    private boolean unchangedLayout() throws SQLException {
        return session.one(
                "select l.hash = live.hash from concordat_baseline.layout l, (" + LAYOUT + ") live",
                row -> row.getBoolean(1));
    }

    // A row that is younger came or was changed; one that is missing went.
    private boolean changed(Touched catalogue) throws SQLException {
        return session.one(
                "select count(*) <> ?::bigint or count(*) filter (where age(xmin) <= age(?::xid)) > 0 from pg_catalog."
                        + catalogue.name(),
                row -> row.getBoolean(1),
                catalogue.rows(),
                firstTransaction);
    }

    /** What the reset itself wrote to them by now is no change. */
    void restart() throws SQLException {
        firstTransaction =
                session.one("select pg_snapshot_xmax(pg_current_snapshot())::xid::text", row -> row.getString(1));
    }

    /** Whether any temporary table exists, whoever made it. */
    boolean temporary() throws SQLException {
        return session.one("select exists (select from pg_class where relpersistence = 't')", row -> row.getBoolean(1));
    }

    /** What was changed of the catalogues that all databases of the server share, by name. */
    List<String> clusterWide() throws SQLException {
        return session.query(
                """
                select 'role ''' || rolname || '''' from pg_authid where age(xmin) <= age(?::xid)
                union all
                select 'memberships of role ''' || r.rolname || '''' from pg_auth_members m join pg_authid r on r.oid = m.roleid
                 where age(m.xmin) <= age(?::xid)
                union all
                select 'settings of ' || coalesce('role ''' || r.rolname || '''', 'database ''' || d.datname || '''')
                  from pg_db_role_setting s left join pg_authid r on r.oid = s.setrole
                  left join pg_database d on d.oid = s.setdatabase where age(s.xmin) <= age(?::xid)
                union all
                select 'tablespace ''' || spcname || '''' from pg_tablespace where age(xmin) <= age(?::xid)
                order by 1""", row -> row.getString(1), firstTransaction, firstTransaction, firstTransaction, firstTransaction);
    }
}
