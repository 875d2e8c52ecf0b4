package dev.concordat.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that can be seen of a database, read without any knowledge of how it is reset: the rows of every table as
 * a reader without ORDER BY gets them, where every sequence stands, and the schema.
 *
 * @param contents a line for each row or entry, by what it belongs to
 */
record SoundnessState(Map<String, List<String>> contents) {

    /** Restored row by row, for they are large: the same rows, in another order. */
    private static final Set<String> ORDER_IS_FREE = Set.of("public.wide", "public.many_twins");

    private static final String RELATIONS = """
            select c.relkind::text, quote_ident(n.nspname) || '.' || quote_ident(c.relname)
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'm', 'S') and c.relpersistence <> 't' and n.nspname !~ '^pg_'
               and n.nspname not in ('information_schema', 'concordat_baseline')
             order by 2""";

    private static final List<String> SCHEMA = List.of(
            "select 'relation', relnamespace::regnamespace, relname, relkind, relnatts, relchecks, relacl, reloptions"
                    + " from pg_class where relpersistence <> 't' and relnamespace::regnamespace::text !~ 'pg_toast'"
                    + " order by 2, 3",
            "select 'column', attrelid::regclass, attname, atttypid::regtype, attnotnull, attgenerated, attidentity"
                    + " from pg_attribute where attnum > 0 and not attisdropped and attrelid in (select oid from"
                    + " pg_class where relpersistence <> 't' and relkind in ('r', 'v', 'm', 'p')) order by 2, attnum",
            "select 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid) from pg_constraint order by 2, 3",
            "select 'function', oid::regprocedure, md5(prosrc) from pg_proc where pronamespace = 'public'::regnamespace"
                    + " order by 2",
            "select 'trigger', tgrelid::regclass, tgname, tgenabled from pg_trigger where not tgisinternal order by 2, 3",
            "select 'type', oid::regtype, typtype from pg_type where typnamespace = 'public'::regnamespace order by 2",
            "select 'comment', objoid, description from pg_description where objoid >= 16384 order by 2, 3",
            "select 'schema', nspname from pg_namespace where nspname !~ '^pg_' order by 2",
            "select 'large object', oid from pg_largeobject_metadata order by 2");

    static SoundnessState of(Connection connection) throws SQLException {
        Map<String, List<String>> contents = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            for (String relation : rows(statement, RELATIONS)) {
                String kind = relation.substring(0, 1);
                String name = relation.substring(2);
                String query = kind.equals("S")
                        ? "select last_value, is_called from " + name
                        : "select t::text from only " + name + " t";
                List<String> rows = rows(statement, query);
                contents.put(
                        name,
                        ORDER_IS_FREE.contains(name) ? rows.stream().sorted().toList() : rows);
            }
            for (String query : SCHEMA) {
                contents.put(query.substring(0, 20), rows(statement, query));
            }
        }
        return new SoundnessState(contents);
    }

    private static List<String> rows(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                StringBuilder line = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    line.append(column == 1 ? "" : " ").append(row.getString(column));
                }
                rows.add(line.toString());
            }
            return rows;
        }
    }

    /** What differs, a line for each; empty where nothing does. */
    List<String> differences(SoundnessState other) {
        Set<String> names = new TreeSet<>(contents.keySet());
        names.addAll(other.contents.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            List<String> before = contents.getOrDefault(name, List.of());
            List<String> after = other.contents.getOrDefault(name, List.of());
            if (!before.equals(after)) {
                differences.add(name + ": " + difference(before, after));
            }
        }
        return differences;
    }

    private static String difference(List<String> before, List<String> after) {
        List<String> missing = new ArrayList<>(before);
        after.forEach(missing::remove);
        List<String> more = new ArrayList<>(after);
        before.forEach(more::remove);
        return missing.isEmpty() && more.isEmpty()
                ? "the order of its " + before.size() + " rows"
                : "missing " + shortened(missing) + ", too much " + shortened(more);
    }

    private static String shortened(List<String> rows) {
        String text = rows.size() + " " + rows.stream().limit(3).toList();
        return text.length() > 300 ? text.substring(0, 300) + "..." : text;
    }
}
