package dev.concordat.database.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlDocument;
import dev.concordat.database.Database;
import dev.concordat.database.Databases;
import dev.concordat.database.internal.settings.DatabaseSettings;
import dev.concordat.database.internal.version.VersionServers;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DatabaseVersionsTests {

    private static DatabaseVersions past(String fixtures) {
        return versions(
                "databases:\n  past:\n    migrations: 'classpath:db/past'\n    fixtures: " + fixtures, fixtures);
    }

    private static DatabaseVersions versions(String yaml, String key) {
        return DatabaseVersions.of(
                DatabaseSettings.all(Settings.of(
                        YamlDocument.read(Settings.FILE, new StringReader(yaml)).asMapping(Settings.FILE))),
                List.of(key),
                "",
                "DatabaseVersionsTests");
    }

    private static List<String> column(DatabaseAtVersion database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return column(connection, sql);
        }
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        }
    }

    @Test
    void beforeWhenThereIsAVersionStandsBeforeItWithTheDataOfThatTime() throws SQLException {
        try (DatabaseAtVersion database =
                past("[past/latest, past/customers@1]").before("2", "here")) {
            assertThat(database.version()).isEqualTo("1");
            assertThat(database.applied()).containsExactly("V1__customer.sql");
            assertThat(database.pending())
                    .containsExactly(
                            "V2__country.sql",
                            "V3_1__split_name.sql",
                            "V4__country_of_customer.sql",
                            "R__last_names.sql");
            assertThat(column(database, "select count(*) from customer")).containsExactly("1");
            assertThat(column(database, "select current_database()")).containsExactly("past");
        }
    }

    @Test
    void migrateToWhenItIsAheadRunsWhatLeadsThere() throws SQLException {
        try (DatabaseAtVersion database = past("[past/customers@1]").before("2", "here")) {
            assertThat(database.migrateTo("3.1", "here")).hasSize(2);
            assertThat(database.version()).isEqualTo("3.1");
            assertThat(database.migrateToLatest()).hasSize(2);
            assertThat(database.pending()).isEmpty();
        }
    }

    @Test
    void migrateToWhenItIsAppliedSaysSo() {
        try (DatabaseAtVersion database = past("[]").at("2", "here")) {
            assertThatThrownBy(() -> database.migrateTo("2", "ATests.aTest")).hasMessage("""
                    Migration 2 of database 'past' is applied already: it stands at version 2.
                      Where: ATests.aTest
                      Fix: ask for a database at an earlier version, or migrate to a later one.""");
        }
    }

    @Test
    void atWhenSeveralAreOpenGivesEachItsOwn() throws SQLException {
        DatabaseVersions versions = past("[]");
        try (DatabaseAtVersion one = versions.at("1", "here");
                DatabaseAtVersion other = versions.at("1", "here")) {
            one.migrateTo("2", "here");

            assertThat(one.url()).isNotEqualTo(other.url());
            assertThat(other.version()).isEqualTo("1");
        }
    }

    @Nested
    class OnAServerThatExists {

        private final Database main = Databases.declared().get("main");

        private List<String> ask(String sql) throws SQLException {
            try (Connection connection = main.dataSource().getConnection()) {
                return column(connection, sql);
            }
        }

        private DatabaseVersions versions(String name, String username, String password) {
            return DatabaseVersionsTests.versions(
                    "databases:\n  existing: {migrations: 'classpath:db/past', url: '"
                            + main.url().replaceFirst("/[^/]*$", "/" + name) + "', username: " + username
                            + ", password: '" + password + "'}",
                    name);
        }

        @Test
        void atWhenTheUserMayMakeDatabasesMakesThemBesideAndLeavesNone() throws SQLException {
            DatabaseVersions versions = versions("versions_of", main.username(), main.password());
            try (DatabaseAtVersion one = versions.at("1", "here");
                    DatabaseAtVersion other = versions.at("2", "here")) {
                assertThat(one.url()).endsWith("/versions_of_concordat_versions");
                assertThat(other.url()).endsWith("/versions_of_concordat_versions_2");
                assertThat(one.migrateTo("2", "here")).hasSize(1);
            }
            VersionServers.closeAll();

            assertThat(ask("select datname from pg_database where datname ~ 'versions_of|concordat_at'"))
                    .isEmpty();
        }

        @Test
        void atWhenTheUserMayNotMakeDatabasesSaysWhatToRun() throws SQLException {
            run("create role confined_user login password 'secret'");
            try {
                assertThatThrownBy(() -> versions("confined", "confined_user", "secret"))
                        .hasMessage("""
                        Database '%s' does not exist, and user 'confined_user' may not make databases.
                          Where: concordat.yml:2
                          Fix: let the server's administrator run: ALTER ROLE "confined_user" CREATEDB;""".formatted(main.url().replaceFirst("/[^/]*$", "/confined_concordat_versions")));
            } finally {
                run("drop role confined_user");
            }
        }

        private void run(String sql) throws SQLException {
            try (Connection connection = main.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void beforeWhenItIsTheFirstHasNothing() throws SQLException {
        try (DatabaseAtVersion database = past("[]").before("1", "here")) {
            assertThat(database.version()).isEmpty();
            assertThat(column(database, "select relname from pg_class where relnamespace = 'public'::regnamespace"))
                    .isEmpty();
            database.migrateTo("1", "here");
            assertThat(database.version()).isEqualTo("1");
        }
    }

    @Test
    void atWhenThereIsNoSuchVersionListsThem() {
        assertThatThrownBy(() -> past("[]").at("3", "ATests.aTest")).hasMessage("""
                Database 'past' has no migration of version '3'.
                  Where: ATests.aTest
                  Fix: Known: 1, 2, 3.1, 4.""");
    }
}
