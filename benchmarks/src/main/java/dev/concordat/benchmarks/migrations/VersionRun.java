package dev.concordat.benchmarks.migrations;

import dev.concordat.database.version.DatabaseAtVersion;
import dev.concordat.database.version.DatabaseVersions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

/** Asks for databases at versions, and makes the same by Flyway alone, in turn. */
final class VersionRun {

    static final String FIRST = "first: ";
    static final String NEW = "new: ";
    static final String AGAIN = "again: ";
    static final String PLAIN = "plain: ";

    private VersionRun() {}

    public static void main(String[] arguments) throws SQLException {
        int times = Integer.parseInt(arguments[0]);
        int latest = Integer.parseInt(arguments[1]);
        ready(FIRST, latest);
        try (DatabaseAtVersion plain = DatabaseVersions.of("", "benchmark").before(Integer.toString(latest), "")) {
            for (int time = 1; time <= times; time++) {
                // Each version is new to this JVM once; as many as there are repetitions, from run to run the same.
                ready(NEW, latest - time);
                ready(AGAIN, latest - time);
                plain(plain, latest - time);
            }
        }
    }

    @SuppressWarnings("SystemOut")
    private static void tell(String mark, long began) {
        System.out.println(mark + TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began) / 1000.0);
    }

    private static void ready(String mark, int version) throws SQLException {
        long began = System.nanoTime();
        try (DatabaseAtVersion database =
                DatabaseVersions.of("", "benchmark").before(Integer.toString(version), "benchmark")) {
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("select from table_0");
            }
            tell(mark, began);
        }
    }

    private static void plain(DatabaseAtVersion database, int version) {
        Flyway flyway = Flyway.configure()
                .dataSource(database.dataSource())
                .cleanDisabled(false)
                .target(MigrationVersion.fromVersion(Integer.toString(version - 1)))
                .load();
        long began = System.nanoTime();
        flyway.clean();
        flyway.migrate();
        tell(PLAIN, began);
    }
}
