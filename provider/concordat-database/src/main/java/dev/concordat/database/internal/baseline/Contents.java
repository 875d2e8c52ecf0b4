package dev.concordat.database.internal.baseline;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All rows of all tables as a reader without ORDER BY gets them, and where every sequence stands: read plainly, without
 * any knowledge of how a database is brought back, so that the one can be held against the other.
 *
 * @param rows the rows as text, by table or sequence
 */
public record Contents(Map<String, List<String>> rows) {

    private static final int NAMED = 3;

    private static final String RELATIONS = """
            select quote_ident(n.nspname) || '.' || quote_ident(c.relname), c.relkind = 'S'
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'm', 'S') and c.relpersistence <> 't' and n.nspname !~ '^pg_'
               and n.nspname not in ('information_schema', 'concordat_baseline')
               and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
               and (c.relkind <> 'm' or c.relispopulated)
             order by 1""";

    /** Copies the map, in its order. */
    public Contents {
        rows = new LinkedHashMap<>(rows);
    }

    /** Reads them. */
    public static Contents read(Connection connection) throws SQLException {
        Map<String, String> queries = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(RELATIONS)) {
            while (row.next()) {
                String name = row.getString(1);
                queries.put(
                        name,
                        row.getBoolean(2)
                                ? "select (last_value, is_called)::text from " + name
                                : "select t::text from only " + name + " t");
            }
        }
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (Map.Entry<String, String> query : queries.entrySet()) {
            rows.put(query.getKey(), read(connection, query.getValue()));
        }
        return new Contents(rows);
    }

    private static List<String> read(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        }
    }

    /**
     * What is different later, a line for each table.
     *
     * @param later the same, read later
     * @param ordered up to how many rows a table's order counts as well
     */
    public List<String> differences(Contents later, int ordered) {
        Set<String> names = new TreeSet<>(rows.keySet());
        names.addAll(later.rows.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            List<String> before = rows.getOrDefault(name, List.of());
            List<String> after = later.rows.getOrDefault(name, List.of());
            if (!before.equals(after)) {
                List<String> missing = without(before, after);
                List<String> more = without(after, before);
                if (!missing.isEmpty() || !more.isEmpty()) {
                    differences.add(name + ": missing " + named(missing) + ", too much " + named(more));
                } else if (before.size() <= ordered) {
                    differences.add(name + ": its " + before.size() + " rows come in another order");
                }
            }
        }
        return differences;
    }

    private static List<String> without(List<String> all, List<String> taken) {
        Map<String, Integer> counts = new HashMap<>();
        taken.forEach(row -> counts.merge(row, 1, Integer::sum));
        return all.stream()
                .filter(row -> counts.merge(row, -1, Integer::sum) < 0)
                .toList();
    }

    private static String named(List<String> rows) {
        if (rows.isEmpty()) {
            return "nothing";
        }
        List<String> first = rows.stream()
                .limit(NAMED)
                .map(row -> row.length() > 200 ? row.substring(0, 200) + "..." : row)
                .toList();
        return String.join(" ", first) + (rows.size() > NAMED ? " and " + (rows.size() - NAMED) + " more" : "");
    }
}
