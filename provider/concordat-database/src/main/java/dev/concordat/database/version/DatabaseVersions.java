package dev.concordat.database.version;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import dev.concordat.configuration.Settings;
import dev.concordat.database.internal.migration.MigrationStep;
import dev.concordat.database.internal.settings.DatabaseSettings;
import dev.concordat.database.internal.version.VersionServer;
import dev.concordat.database.internal.version.VersionServers;
import java.net.URL;
import java.util.List;

/**
 * The schema versions of a database that {@code concordat.yml} declares, and copies of the database at each of them. A
 * version is migrated to once: a template is made of it, from the nearest one below it that is there already, and
 * everybody who asks gets a copy of that. On an embedded server templates are kept for later runs, by the content of
 * the migrations up to them.
 *
 * <p>At a version the database holds what fixture sets of versions ({@code old-customers@5}) gave it on the way; sets
 * without a version are written for the latest schema, and are no part of it. Neither are repeatable migrations, which
 * Flyway runs when the latest version is reached.
 *
 * <p>Safe for any thread; copies are independent of each other.
 *
 * @since 0.1
 */
public final class DatabaseVersions {

    private static final String MAIN = "main";

    private final VersionServer server;

    private DatabaseVersions(VersionServer server) {
        this.server = server;
    }

    /**
     * The versions of a declared database. Its server is started when the first in this JVM asks, and ends with the
     * last JUnit session or the JVM.
     *
     * @param name its name; empty text for {@code main}, or the only one
     * @param where what asks, for the error: a test class
     * @throws ConcordatException if there is no such database, it has no migrations, is used as it stands
     *     ({@code migrate: false}), or its server cannot be started
     */
    public static DatabaseVersions of(String name, String where) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context != null ? context : DatabaseVersions.class.getClassLoader();
        List<String> files = loader.resources(Settings.FILE).map(URL::toString).toList();
        return of(DatabaseSettings.all(Settings.load(loader)), files, name, where);
    }

    static DatabaseVersions of(List<DatabaseSettings> declared, List<String> files, String name, String where) {
        List<String> names = declared.stream().map(DatabaseSettings::name).toList();
        String wanted = name.isEmpty() ? (names.size() == 1 ? names.get(0) : MAIN) : name;
        DatabaseSettings settings = declared.stream()
                .filter(database -> database.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> unknown(wanted, names, where));
        return new DatabaseVersions(VersionServers.get(settings, files));
    }

    private static ConcordatException unknown(String name, List<String> names, String where) {
        return new ConcordatException(new Problem(
                "There is no database '" + name + "'.",
                where + ", " + Settings.FILE,
                Nearest.to(name, names)
                                .map(near -> "did you mean '" + near + "'? ")
                                .orElse("")
                        + (names.isEmpty()
                                ? "declare it in " + Settings.FILE + ":\n" + Settings.DATABASES + ":\n  " + name
                                        + ":\n    migrations: \"classpath:db/migration\""
                                : "Declared: " + String.join(", ", names) + ".")));
    }

    /** The database's name. */
    public String name() {
        return server.settings().name();
    }

    /** The migrations that lead to versions, from the oldest. */
    public List<VersionedMigration> migrations() {
        return server.migrator().steps().stream()
                .map(DatabaseVersions::migration)
                .toList();
    }

    private static VersionedMigration migration(MigrationStep step) {
        return new VersionedMigration(step.version(), step.description(), step.script(), step.location(), step.sql());
    }

    /**
     * The version as Flyway writes it: 7 for 7.0.
     *
     * @param where what names it, for the error
     * @throws ConcordatException that lists the versions where there is no such one
     */
    public String known(String version, String where) {
        return server.migrator().known(version, where);
    }

    /**
     * A copy at a version, for who closes it.
     *
     * @param version a version, or empty text for before the first
     * @param where what asks, for the error
     * @throws ConcordatException that lists the versions where there is no such one, or names file and line of a
     *     migration before it that fails
     */
    public DatabaseAtVersion at(String version, String where) {
        String known = version.isEmpty() ? "" : known(version, where);
        return new DatabaseAtVersion(server.settings(), server.migrator(), server.copy(known), known);
    }

    /** A copy at the version before a version: what a live database is when that one is rolled out. */
    public DatabaseAtVersion before(String version, String where) {
        return at(server.migrator().before(known(version, where)), where);
    }

    /** A copy at the latest version, with what is run only there: repeatable migrations. */
    public DatabaseAtVersion atLatest(String where) {
        List<String> versions = server.migrator().versions();
        DatabaseAtVersion latest = at(versions.isEmpty() ? "" : versions.get(versions.size() - 1), where);
        boolean migrated = false;
        try {
            latest.migrateToLatest();
            migrated = true;
            return latest;
        } finally {
            if (!migrated) {
                latest.close();
            }
        }
    }
}
