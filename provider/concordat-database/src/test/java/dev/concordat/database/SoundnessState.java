package dev.concordat.database;

import dev.concordat.database.internal.baseline.Contents;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that can be seen of a database, read without any knowledge of how it is reset: the rows of every table as
 * a reader without ORDER BY gets them, where every sequence stands, and the schema.
 *
 * @param contents rows and sequences
 * @param schema a line for each entry
 */
record SoundnessState(Contents contents, List<String> schema) {

    /** Tables of more rows are restored row by row: the same rows, in another order. */
    private static final int ORDERED = 1_000;

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
            "select 'temporary', relname from pg_class where relpersistence = 't' order by 2",
            "select 'enum', enumtypid::regtype, enumlabel from pg_enum order by 2, enumsortorder",
            "select 'comment', objoid, description from pg_description where objoid >= 16384 order by 2, 3",
            "select 'schema', nspname from pg_namespace where nspname !~ '^pg_' order by 2",
            "select 'large object', oid from pg_largeobject_metadata order by 2");

    static SoundnessState of(Connection connection) throws SQLException {
        List<String> schema = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String query : SCHEMA) {
                schema.addAll(rows(statement, query));
            }
        }
        return new SoundnessState(Contents.read(connection), schema);
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
    List<String> differences(SoundnessState later) {
        List<String> differences = new ArrayList<>(contents.differences(later.contents, ORDERED));
        later.schema.stream().filter(line -> !schema.contains(line)).forEach(line -> differences.add("more: " + line));
        schema.stream().filter(line -> !later.schema.contains(line)).forEach(line -> differences.add("less: " + line));
        return differences;
    }
}
