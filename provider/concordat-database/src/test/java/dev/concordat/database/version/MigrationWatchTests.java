package dev.concordat.database.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlDocument;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationWatchTests {

    private static DatabaseVersions past() {
        String yaml = "databases:\n  past:\n    migrations: 'classpath:db/past'";
        return DatabaseVersions.of(
                DatabaseSettings.all(Settings.of(
                        YamlDocument.read(Settings.FILE, new StringReader(yaml)).asMapping(Settings.FILE))),
                List.of("MigrationWatchTests"),
                "",
                "MigrationWatchTests");
    }

    /** Notes what it is told. */
    private static final class Notes implements MigrationWatch {

        private final List<String> lines = new ArrayList<>();

        @Override
        public void begins(String script, Connection session) throws SQLException {
            lines.add("begins " + script + ", " + (session.getAutoCommit() ? "alone" : "in a transaction"));
            try (Statement statement = session.createStatement()) {
                statement.execute("set client_min_messages = debug1");
            }
        }

        @Override
        public void ran(ExecutedStatement statement, Connection session) {
            if (statement.line() > 0) {
                lines.add(statement.line() + " " + statement.sql().strip().split(" ", 2)[0]
                        + (statement.messages().stream().anyMatch(message -> message.startsWith("building index"))
                                ? ", builds an index"
                                : ""));
            }
        }

        @Override
        public void ends(Connection session) {
            lines.add("ends");
        }
    }

    @Test
    void watchWhenMigrationsRunIsToldTheirStatements() {
        Notes notes = new Notes();
        try (DatabaseAtVersion database = past().before("3.1", "here")) {
            assertThat(database.migrateToLatest(notes)).hasSize(3);
            assertThat(database.pending()).isEmpty();
            assertThat(database.version()).isEqualTo("4");
        }

        assertThat(notes.lines)
                .containsExactly(
                        "begins V3_1__split_name.sql, in a transaction",
                        "1 alter",
                        "2 update",
                        "3 alter",
                        "4 create, builds an index",
                        "ends",
                        "begins V4__country_of_customer.sql, in a transaction",
                        "1 alter",
                        "ends",
                        "begins R__last_names.sql, in a transaction",
                        "1 create",
                        "ends");
    }
}
