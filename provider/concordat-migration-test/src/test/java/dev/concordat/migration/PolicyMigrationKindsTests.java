package dev.concordat.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations that are no plain script. */
class PolicyMigrationKindsTests {

    private static final String TABLE = "create table customer (id int primary key, name text);";

    @TempDir
    private Path root;

    @Test
    void checkWhenAMigrationIsCodeMeasuresItToo() {
        Map<String, String> found = new PolicyProject(root, "classpath:db/migration, classpath:db/code")
                .script("V1__customer.sql", TABLE)
                .check();

        assertThat(found.getOrDefault("db.code.V2__Fill_names", "").replaceAll("\\S*/(?=src/test/)", ""))
                .isEqualTo("""
                Migration 'db.code.V2__Fill_names' changes rows (UPDATE customer), and has no test.
                  Rule: untested-data-change
                  Where: src/test/java/db/code/V2__Fill_names.java:21
                  Fix: write one, a class or a method on the test class path:
                    @MigrationTest("2")
                Migration 'db.code.V2__Fill_names' changes rows (UPDATE customer) while it holds ACCESS EXCLUSIVE on \
                table 'customer' since line 16: nobody reads or writes that table until all rows are done.
                  Rule: data-under-lock
                  Where: src/test/java/db/code/V2__Fill_names.java:21
                  Fix: change rows in a migration of its own, between one that adds what they need and one that takes \
                away what they had.""");
    }

    @Test
    void checkWhenAMigrationFailsSaysSoOfItAndOfThoseBehind() {
        Map<String, String> found = new PolicyProject(root)
                .script("V1__customer.sql", TABLE)
                .script("V2__broken.sql", "alter table customers add column email text;")
                .script("V3__phone.sql", "alter table customer add column phone text;")
                .check();

        assertThat(found)
                .containsEntry("V1__customer.sql", "")
                .containsEntry("V2__broken.sql", """
                        Migration 'V2__broken.sql' of database 'policy' failed: relation "customers" does not exist \
                        [42P01]
                        alter table customers add column email text
                          Where: db/migration/V2__broken.sql:1
                          Fix: mend the migration.""")
                .containsEntry("V3__phone.sql", """
                        Migration 'V3__phone.sql' was not checked, because 'V2__broken.sql' before it failed.
                          Where: V2__broken.sql
                          Fix: mend that one first.""");
    }

    @Test
    void checkWhenAStatementHasPlaceholdersFindsItsLine() {
        Map<String, String> found = new PolicyProject(root)
                .script("V1__customer.sql", TABLE)
                .script("V2__owner.sql", """
                        -- of ${flyway:user}
                        comment on table customer is 'by ${flyway:user}';

                        update customer
                        set name = '${flyway:database}';
                        """)
                .check();

        assertThat(found.get("V2__owner.sql")).contains("(UPDATE customer)").contains("Where: V2__owner.sql:4\n");
    }

    @Test
    void checkWhenStatementsAreOfCallbacksCountsThemForTheMigration() {
        Map<String, String> found = new PolicyProject(root)
                .settings("migrations: {lock-timeout: true}")
                .script("V1__customer.sql", TABLE)
                .script("V2__email.sql", "alter table customer add column email text;")
                .script("beforeEachMigrate.sql", "set lock_timeout = '3s';")
                .check();

        assertThat(found.values()).containsOnly("");
    }
}
