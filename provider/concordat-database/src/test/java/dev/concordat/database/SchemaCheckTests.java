package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void migrateWhenThereIsABaselineMigrationBeginsWithIt() {
        Databases databases = PreparedBy.yaml("databases: {based: {migrations: 'classpath:db/baselined'}}");
        Database based = databases.get("based");

        assertThat(PreparedBy.column(
                        based, "select type || ' ' || script from flyway_schema_history order by installed_rank"))
                .containsExactly("SQL_BASELINE B2__product.sql", "SQL V3__price.sql");
        assertThat(based.schemaVersion()).isEqualTo("3");
        PreparedBy.execute(based, "insert into product values (1, 'Kettle', 4900)");
        based.reset();
        assertThat(PreparedBy.column(based, "select count(*) from product")).containsExactly("0");
        databases.close();
    }

    @Test
    void migrateWhenABaselineMigrationIsTheLatestTellsItsVersion() {
        Databases databases =
                PreparedBy.yaml("databases: {based: {migrations: 'classpath:db/baselined', flyway: {target: '2'}}}");

        assertThat(databases.get("based").schemaVersion()).isEqualTo("2");
        databases.close();
    }

    @Nested
    class AsItStands {

        private final Database main = Databases.declared().get("main");

        private String url(String name) {
            return main.url().replaceFirst("/[^/]*$", "/" + name);
        }

        private String standing(String name, String target) {
            PreparedBy.execute(main, "create database " + name);
            Flyway.configure()
                    .dataSource(url(name), main.username(), main.password())
                    .locations("classpath:db/migration")
                    .target(target)
                    .load()
                    .migrate();
            return standing(name, "migration", "");
        }

        private String standing(String name, String migrations, String settings) {
            return """
                    databases:
                      standing: {url: "%s", username: "%s", password: "%s", migrate: false, \
                                 migrations: "classpath:db/%s"%s}
                    """.formatted(url(name), main.username(), main.password(), migrations, settings);
        }

        /** A database that was migrated to version 3 when there was no version 2 yet. */
        private void migratedWithoutTheSecond(String name, Path before) throws IOException {
            for (String script : List.of("V1__product.sql", "V3__price.sql")) {
                Files.copy(Path.of("src/test/resources/db/late", script), before.resolve(script));
            }
            PreparedBy.execute(main, "create database " + name);
            Flyway.configure()
                    .dataSource(url(name), main.username(), main.password())
                    .locations("filesystem:" + before)
                    .load()
                    .migrate();
        }

        @Test
        void checkWhenAMigrationCameLateNamesItAndTheSetting(@TempDir Path before) throws Exception {
            migratedWithoutTheSecond("late_one", before);

            assertThatThrownBy(() -> PreparedBy.yaml(standing("late_one", "late", "")))
                    .isInstanceOf(ConcordatException.class)
                    .extracting(thrown -> String.valueOf(thrown.getMessage()).replaceAll("/\\S+/test-classes/", ""))
                    .isEqualTo("""
                            Migration '2' (late) of database 'standing' came late: the database is at a higher \
                            version, and Flyway does not run it any more.
                              Where: db/late/V2__late.sql
                              Fix: give it the highest version, or let Flyway run it out of order:
                                databases.standing.flyway: {outOfOrder: true}   (concordat.yml), or
                                spring.flyway.out-of-order: true   (application.yml)""");
        }

        @Test
        void checkWhenAMigrationCameLateAndOutOfOrderIsAllowedCallsItPending(@TempDir Path before) throws Exception {
            migratedWithoutTheSecond("late_allowed", before);

            assertThatThrownBy(() -> PreparedBy.yaml(standing("late_allowed", "late", ", flyway: {outOfOrder: true}")))
                    .isInstanceOf(ConcordatException.class)
                    .hasMessage("""
                            Migration 'V2__late.sql' of database 'standing' is pending.
                              Where: concordat.yml:2
                              Fix: migrate the database to the end before it is used; no test was run.""");
        }

        @Test
        void checkWhenALateMigrationWasAppliedOutOfOrderTellsTheHighestVersion(@TempDir Path before) throws Exception {
            migratedWithoutTheSecond("late_applied", before);
            Flyway.configure()
                    .dataSource(url("late_applied"), main.username(), main.password())
                    .locations("classpath:db/late")
                    .outOfOrder(true)
                    .load()
                    .migrate();

            Databases databases = PreparedBy.yaml(standing("late_applied", "late", ", flyway: {outOfOrder: true}"));

            assertThat(databases.get("standing").schemaVersion()).isEqualTo("3");
            databases.close();
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
