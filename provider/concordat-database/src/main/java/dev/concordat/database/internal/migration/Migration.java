package dev.concordat.database.internal.migration;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.settings.DatabaseSettings;
import org.jspecify.annotations.Nullable;

/** Migrates a database, by the application's own settings where there is Spring Boot to read them. */
public final class Migration {

    static final String FLYWAY = "org.flywaydb.core.Flyway";

    private Migration() {}

    /**
     * Makes schemas and extensions, migrates, and checks what came of it.
     *
     * @param stops what is done at versions on the way
     * @throws ConcordatException that names file, line and SQL error of a migration that failed, or the two sides of a
     *     lock that one waited for
     */
    public static Migrated migrate(DatabaseSettings database, Place place, Stops stops) {
        return migrate(database, place, stops, EarlyConfiguration.NONE);
    }

    /**
     * The same with what is known already.
     *
     * @param early how Flyway is to be configured, as far as somebody asked before
     */
    public static Migrated migrate(DatabaseSettings database, Place place, Stops stops, EarlyConfiguration early) {
        ClassLoader loader = loader();
        SchemaSetup.apply(database, place);
        if (!isPresent(FLYWAY, loader)) {
            if (database.migrations().isEmpty() && stops.versions().isEmpty()) {
                return Migrated.NOTHING;
            }
            throw noFlyway(database);
        }
        return FlywayRun.migrate(database, place, loader, stops, early);
    }

    /**
     * Checks a schema that is not ours to migrate; changes nothing. One that Flyway never migrated is not checked.
     *
     * @throws ConcordatException that names every migration that is pending, failed or not what was applied
     */
    public static Migrated check(DatabaseSettings database, Place place) {
        ClassLoader loader = loader();
        return isPresent(FLYWAY, loader) ? FlywayRun.check(database, place, loader) : Migrated.NOTHING;
    }

    /**
     * Applies migrations up to a version and no further; loads nothing on the way.
     *
     * @throws ConcordatException as {@link #migrate} does, or that lists the versions where there is no such one
     */
    public static Migrated migrateTo(DatabaseSettings database, Place place, String version) {
        ClassLoader loader = loader();
        if (!isPresent(FLYWAY, loader)) {
            throw noFlyway(database);
        }
        return FlywayRun.migrateTo(database, place, loader, version);
    }

    /**
     * Where a schema stands; changes nothing.
     *
     * @param version the version to look up to; empty text for the latest
     */
    public static SchemaState state(DatabaseSettings database, Place place, String version) {
        ClassLoader loader = loader();
        return isPresent(FLYWAY, loader) ? FlywayRun.state(database, place, loader, version) : SchemaState.NONE;
    }

    static boolean isPresent(String className, ClassLoader loader) {
        try {
            Class.forName(className, false, loader);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    static ClassLoader loader() {
        @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : Migration.class.getClassLoader();
    }

    static ConcordatException noFlyway(DatabaseSettings database) {
        return new ConcordatException(Problem.at(
                database.origin(DatabaseSettings.MIGRATIONS),
                "Database '" + database.name() + "' has migrations, but Flyway is not on the class path.",
                """
                add it, its version is managed by concordat-bom:
                <dependency>
                  <groupId>org.flywaydb</groupId>
                  <artifactId>flyway-database-postgresql</artifactId>
                  <scope>test</scope>
                </dependency>"""));
    }
}
