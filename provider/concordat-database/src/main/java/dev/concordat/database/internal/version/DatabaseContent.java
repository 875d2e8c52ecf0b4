package dev.concordat.database.internal.version;

import dev.concordat.database.internal.baseline.Contents;
import dev.concordat.database.internal.server.Access;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole database at a moment: its schema, and the rows of its tables by the names of their columns.
 *
 * @param schema the schema
 * @param rows the rows
 */
public record DatabaseContent(SchemaContent schema, Contents rows) {

    private static final String TABLES = """
            select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'r' and c.relpersistence <> 't' and n.nspname !~ '^pg_'
               and n.nspname not in ('information_schema', 'concordat_baseline') and c.relname <> ?
             order by 1""";

    /**
     * Reads it; for databases of tests, for it is held in memory.
     *
     * @param history the name of Flyway's table, which is none of it
     */
    public static DatabaseContent read(Access access, String history) throws SQLException {
        try (Connection connection = access.connect()) {
            Map<String, List<String>> rows = new LinkedHashMap<>();
            for (String table : tables(connection, history)) {
                // Objects, so that the order of the columns plays no part.
                rows.put(table, column(connection, "select to_jsonb(t)::text from only " + table + " t order by 1"));
            }
            return new DatabaseContent(SchemaContent.read(connection, history), new Contents(rows));
        }
    }

    private static List<String> tables(Connection connection, String history) throws SQLException {
        try (var statement = connection.prepareStatement(TABLES)) {
            statement.setString(1, history);
            try (ResultSet row = statement.executeQuery()) {
                return texts(row);
            }
        }
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return texts(row);
        }
    }

    private static List<String> texts(ResultSet row) throws SQLException {
        List<String> texts = new ArrayList<>();
        while (row.next()) {
            texts.add(row.getString(1));
        }
        return texts;
    }

    /** What is different later, a line for each object of the schema and each table whose rows differ. */
    public List<String> differences(DatabaseContent later) {
        List<String> differences = new ArrayList<>(schema.differences(later.schema));
        // The rows of a table that changed differ for that reason alone.
        if (differences.isEmpty()) {
            differences.addAll(rows.differences(later.rows, 0));
        }
        return differences;
    }
}
