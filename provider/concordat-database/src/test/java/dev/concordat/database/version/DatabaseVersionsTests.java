package dev.concordat.database.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.configuration.Settings;
import dev.concordat.configuration.UserCache;
import dev.concordat.configuration.YamlDocument;
import dev.concordat.database.internal.settings.DatabaseSettings;
import dev.concordat.database.internal.version.VersionServers;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
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
    class AcrossRuns {

        @TempDir
        private Path folder;

        @BeforeEach
        void write() throws IOException {
            write("V1__stamp.sql", "create table stamp as select gen_random_uuid() as id");
            write("V2__name.sql", "alter table stamp add column name text");
            write("V3__price.sql", "alter table stamp add column price int");
        }

        private void write(String name, String sql) throws IOException {
            Files.writeString(folder.resolve(name), sql);
        }

        /** What a run finds in the table that was stamped when it was made. */
        private String stamp(String version) throws SQLException {
            String yaml = "databases:\n  stamped: {migrations: 'filesystem:" + folder + "'}";
            try (DatabaseAtVersion database = versions(yaml, folder.toString()).at(version, "here")) {
                return column(database, "select id from stamp").get(0);
            } finally {
                VersionServers.closeAll();
            }
        }

        @Test
        void atWhenAnEarlierRunMadeItTakesItFromTheCache() throws Exception {
            String first = stamp("2");

            assertThat(stamp("2")).isEqualTo(first);
            assertThat(stamp("3")).isEqualTo(first);
            assertThat(stamp("2")).isEqualTo(first);
        }

        @Test
        void atWhenALaterMigrationWasChangedTakesItFromTheCache() throws Exception {
            String first = stamp("2");
            write("V3__price.sql", "alter table stamp add column price bigint");
            write("V4__more.sql", "alter table stamp add column more bigint");

            assertThat(stamp("3")).isEqualTo(first);
        }

        @Test
        void atWhenAnEarlierMigrationWasChangedMakesItAnew() throws Exception {
            String first = stamp("2");
            write("V1__stamp.sql", "create table stamp as select gen_random_uuid() as id, 1 as number");

            assertThat(stamp("2")).isNotEqualTo(first);
        }

        private static Path newestEntry() throws IOException {
            try (Stream<Path> entries = Files.list(UserCache.folder().resolve("baselines"))) {
                return entries.filter(entry -> Files.exists(entry.resolve("entry.properties")))
                        .max(Comparator.comparing(entry ->
                                entry.resolve("entry.properties").toFile().lastModified()))
                        .orElseThrow();
            }
        }

        @Test
        void atWhenTheCacheIsDamagedMakesItAnew() throws Exception {
            String first = stamp("2");
            try (Stream<Path> archives = Files.list(newestEntry())) {
                for (Path archive : archives.filter(
                                file -> file.getFileName().toString().startsWith("database-"))
                        .toList()) {
                    Files.write(archive, new byte[1000]);
                }
            }

            String second = stamp("2");
            assertThat(second).isNotEqualTo(first);
            assertThat(stamp("2")).isEqualTo(second);
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
