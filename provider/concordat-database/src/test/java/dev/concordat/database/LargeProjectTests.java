package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations as a project gathers them over the years. */
class LargeProjectTests {

    private static final int TABLES = 50;
    private static final int MIGRATIONS = 263;

    @TempDir
    private Path folder;

    private void write(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql);
    }

    private void generate() throws IOException {
        for (int version = 1; version <= MIGRATIONS; version++) {
            int table = version % TABLES;
            String sql = version <= TABLES
                    ? "create table t" + table + " (id bigserial primary key, a text);"
                    : switch (version % 5) {
                        case 0 -> "create index concurrently i" + version + " on t" + table + " (a);";
                        case 1 -> "alter table t" + table + " add column c" + version + " text not null default 'x';";
                        case 2 -> "insert into t" + table + " (a) select 'row ' || n from generate_series(1, 20) n;";
                        case 3 -> "update t" + table + " set a = upper(a) where id % 2 = 0;";
                        default ->
                            "create type e" + version + " as enum ('a'); alter type e" + version + " add value 'b';";
                    };
            write("V" + version + "__change.sql", sql);
        }
        write("V7_1__drop_nothing.sql", "drop index concurrently if exists nowhere;");
        write("R__view.sql", "create or replace view all_of_it as select id, a, c261 from t11;");
        write("R__function.sql", "create or replace function two() returns int language sql as 'select 2';");
    }

    @Test
    void migrateWhenAProjectIsLargeRunsConcurrentAndRepeatableOnesAmongItsMigrations() throws IOException {
        generate();

        Databases databases = PreparedBy.yaml("""
                databases:
                  large:
                    migrations: "filesystem:%s"
                    fixtures: past/large@50
                    flyway: {outOfOrder: true}
                """.formatted(folder));
        Database large = databases.get("large");

        assertThat(large.schemaVersion()).isEqualTo("263");
        assertThat(PreparedBy.column(large, "select count(*) from flyway_schema_history where success"))
                .containsExactly(Integer.toString(MIGRATIONS + 3));
        assertThat(PreparedBy.column(large, "select count(*) from pg_index where not indisvalid"))
                .containsExactly("0");
        assertThat(PreparedBy.column(large, "select a from t3 where id = 1000")).containsExactly("OLD");
        databases.close();
    }
}
