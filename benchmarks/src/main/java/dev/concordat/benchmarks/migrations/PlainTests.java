package dev.concordat.benchmarks.migrations;

import dev.concordat.database.version.DatabaseAtVersion;
import dev.concordat.database.version.DatabaseVersions;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** What a class of migration tests comes to where each of them cleans the schema and migrates to its version. */
final class PlainTests {

    private static final int TESTS = 50;

    private PlainTests() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        int latest = Integer.parseInt(arguments[1]);
        try (DatabaseAtVersion database =
                DatabaseVersions.of("", "benchmark").before(Integer.toString(latest), "benchmark")) {
            long began = System.nanoTime();
            for (int version = latest - TESTS + 1; version <= latest; version++) {
                FluentConfiguration configuration =
                        Flyway.configure().dataSource(database.dataSource()).cleanDisabled(false);
                Flyway before = configuration.target(version(version - 1)).load();
                before.clean();
                before.migrate();
                configuration.target(version(version)).load().migrate();
            }
            System.out.println(ClassOfTests.MARK + TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began) / 1000.0);
        }
    }

    private static MigrationVersion version(int version) {
        return MigrationVersion.fromVersion(Integer.toString(version));
    }
}
