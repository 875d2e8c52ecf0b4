package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SchemaCheckTests {

    private static void refused(String name, String message) {
        assertThatThrownBy(() -> PreparedBy.yaml("databases: {shop: {migrations: 'classpath:db/" + name + "'}}"))
                .isInstanceOf(ConcordatException.class)
                .extracting(thrown -> String.valueOf(thrown.getMessage()).replaceAll("/\\S+/test-classes/", ""))
                .isEqualTo(message.strip());
    }

    @Test
    void checkWhenAMigrationChangedTheHistoryNamesTheFileConcerned() {
        refused("tampered", """
                Migration '1' (other) of database 'shop' is not valid: Migration checksum mismatch for migration version 1
                -> Applied to database : 1
                -> Resolved locally    : 583121257
                Either revert the changes to the migration, or run repair to update the schema history.
                  Where: db/tampered/V1__one.sql
                  Fix: let no migration change what another one or Flyway's history holds.
                """);
    }

    @Test
    void checkWhenTheApplicationIgnoresSomeIgnoresThemToo() {
        Databases databases = PreparedBy.yaml("""
                databases:
                  target: {migrations: "classpath:db/migration", flyway: {target: "2"}}
                """);

        assertThat(databases.get("target").schemaVersion()).isEqualTo("2");
        databases.close();
    }

    @Nested
    class AsItStands {

        private final Database main = Databases.declared().get("main");

        private String standing(String name, String target) {
            PreparedBy.execute(main, "create database " + name);
            String url = main.url().replaceFirst("/[^/]*$", "/" + name);
            Flyway.configure()
                    .dataSource(url, main.username(), main.password())
                    .locations("classpath:db/migration")
                    .target(target)
                    .load()
                    .migrate();
            return """
                    databases:
                      standing: {url: "%s", username: "%s", password: "%s", migrate: false, \
                                 migrations: "classpath:db/migration"}
                    """.formatted(url, main.username(), main.password());
        }

        @Test
        void checkWhenADatabaseIsBehindItsMigrationsNamesThem() {
            String yaml = standing("behind", "2");

            assertThatThrownBy(() -> PreparedBy.yaml(yaml)).hasMessage("""
                    Migration 'V3__types.sql' of database 'standing' is pending.
                      Where: concordat.yml:2
                      Fix: migrate the database to the end before it is used; no test was run.""");
        }

        @Test
        void checkWhenADatabaseIsMigratedTellsItsVersion() {
            Databases databases = PreparedBy.yaml(standing("migrated", "3"));

            assertThat(databases.get("standing").schemaVersion()).isEqualTo("3");
            databases.close();
        }
    }

    @Test
    void migrateWhenTwoMigrationsHaveOneVersionNamesBothFiles() {
        refused("duplicate", """
                Database 'shop' has more than one migration with version 2: 'V2__amount.sql', 'V2__price.sql'.
                  Where: db/duplicate/V2__amount.sql,
                    db/duplicate/V2__price.sql
                  Fix: rename one of them; no test was run.
                """);
    }

    @Test
    void migrateWhenAScriptOutsideATransactionFailsNamesFileLineAndError() {
        refused("broken-concurrently", """
                Migration 'V2__unique.sql' of database 'shop' failed: could not create unique index "product_name" (Key \
                (name)=(twice) is duplicated.) [23505]
                create unique index concurrently product_name on product (name)
                  Where: db/broken-concurrently/V2__unique.sql:1
                  Fix: mend the migration; no test was run.
                """);
    }
}
