package dev.concordat.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a user who may not ask the server for its plans. */
class PolicyFallbackTests {

    private static final String PLAIN = """
            do $$ begin
                if not exists (select from pg_roles where rolname = 'plain') then create role plain; end if;
                if current_user <> 'plain' then grant all on schema public to plain; end if;
            end $$;
            set role plain""";

    @Test
    void checkWhenPlansAreNotToldGuessesWhatIsDoneToRows(@TempDir Path root) {
        Map<String, String> found = new PolicyProject(root)
                .database("flyway: {initSql: \"" + PLAIN.replace("\n", " ") + "\"}")
                .script("V1__customer.sql", "create table customer (id int primary key, name text);")
                .script("V2__wide.sql", "alter table customer alter column id type bigint;")
                .script("V3__names.sql", "-- all\nUPDATE customer SET name = 'x';")
                .script(
                        "V4__copies.sql",
                        "create table copies (name text);\ninsert into copies select name from customer;")
                .script("V5__not_null.sql", "alter table customer alter column name set not null;")
                .check();

        assertThat(found.get("V3__names.sql")).isEqualTo("""
                Migration 'V3__names.sql' changes rows (UPDATE customer), as far as the first words of its statements \
                tell without auto_explain, and has no test.
                  Rule: untested-data-change
                  Where: V3__names.sql:2
                  Fix: write one, a class or a method on the test class path:
                    @MigrationTest("3")""");
        assertThat(found.get("V4__copies.sql")).contains("(INSERT ... SELECT INTO copies)");
        assertThat(found.get("V2__wide.sql")).contains("Rule: table-rewrite");
        assertThat(found.get("V5__not_null.sql")).contains("Rule: table-scan");
    }
}
