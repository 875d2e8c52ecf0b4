package dev.concordat.database.internal.baseline;

import java.sql.SQLException;
import java.util.List;

/**
 * Empties a database from within, for a user who may not drop and make it: whatever he owns there goes, but for
 * extensions, which he may not be able to make again.
 */
final class OwnObjects {

    private static final String DROPS = """
            with own_schemas as (
              select n.oid, n.nspname from pg_namespace n
               where n.nspowner = current_user::regrole and n.nspname !~ '^pg_'
                 and n.nspname not in ('public', 'information_schema'))
            select 1 as turn, format('drop schema if exists %I cascade', nspname) from own_schemas
            union all
            select 2, format('drop %s if exists %I.%I cascade', case c.relkind when 'v' then 'view'
                     when 'm' then 'materialized view' when 'S' then 'sequence' when 'f' then 'foreign table'
                     when 'c' then 'type' else 'table' end, n.nspname, c.relname)
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f', 'c') and c.relowner = current_user::regrole
               and not c.relispartition and n.nspname !~ '^pg_' and n.oid not in (select oid from own_schemas)
               and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid
                                 and d.deptype in ('e', 'i'))
            union all
            select 3, format('drop routine if exists %I.%I(%s) cascade', n.nspname, p.proname,
                             pg_get_function_identity_arguments(p.oid))
              from pg_proc p join pg_namespace n on n.oid = p.pronamespace
             where p.proowner = current_user::regrole and n.nspname !~ '^pg_' and n.oid not in (select oid from own_schemas)
               and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid
                                 and d.deptype = 'e')
            union all
            select 4, format('drop type if exists %I.%I cascade', n.nspname, t.typname)
              from pg_type t join pg_namespace n on n.oid = t.typnamespace
             where t.typtype in ('d', 'e', 'r') and t.typowner = current_user::regrole and n.nspname !~ '^pg_'
               and n.oid not in (select oid from own_schemas)
               and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid
                                 and d.deptype = 'e')
            union all
            select 5, format('select lo_unlink(%s)', oid) from pg_largeobject_metadata
             where lomowner = current_user::regrole
             order by 1""";

    private OwnObjects() {}

    static void drop(Session session) throws SQLException {
        List<String> drops = session.query(DROPS, row -> row.getString(2));
        if (!drops.isEmpty()) {
            session.execute(String.join(";\n", drops));
        }
    }
}
