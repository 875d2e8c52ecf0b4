package dev.concordat.database.internal.migration;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** One run of Flyway, watched. */
final class FlywayRun {

    static final String DEFAULT_LOCATION = "classpath:db/migration";

    private FlywayRun() {}

    static Migrated migrate(DatabaseSettings database, Place place, ClassLoader loader) {
        if (BootTypes.arePresent(loader)) {
            return SpringBootFlyway.configure(database, place.working(), loader)
                    .map(found -> outcome(database, migrate(database, place, found.flyway(), true), found.settings()))
                    .orElse(Migrated.NOTHING);
        }
        String[] locations = database.migrations().isEmpty()
                ? new String[] {DEFAULT_LOCATION}
                : database.migrations().toArray(String[]::new);
        Flyway flyway = Flyway.configure(loader).locations(locations).load();
        return outcome(database, migrate(database, place, flyway, false), Map.of());
    }

    private static MigrationInfoService migrate(
            DatabaseSettings database, Place place, Flyway configured, boolean spring) {
        CurrentMigration current = new CurrentMigration();
        FluentConfiguration configuration = Flyway.configure(
                        configured.getConfiguration().getClassLoader())
                .configuration(configured.getConfiguration())
                .dataSource(place.working().dataSource("Flyway"));
        Callback[] callbacks = configuration.getCallbacks();
        configuration.callbacks(
                Stream.concat(Stream.of(callbacks), Stream.of(current)).toArray(Callback[]::new));
        FlywayKeys.apply(database, configuration);
        Flyway flyway = configuration.load();
        MigrationFailure failure = new MigrationFailure(database, current, spring);
        try (LockWatch watch = LockWatch.start(place, database.lockWait())) {
            try {
                flyway.migrate();
            } catch (FlywayException e) {
                throw watch.finding().map(wait -> failure.waited(wait, e)).orElseGet(() -> failure.failed(e));
            }
        }
        return flyway.info();
    }

    private static Migrated outcome(
            DatabaseSettings database, MigrationInfoService info, Map<String, String> springSettings) {
        if (!database.migrations().isEmpty() && info.all().length == 0) {
            throw new ConcordatException(Problem.at(
                    database.origin(DatabaseSettings.MIGRATIONS),
                    "Database '" + database.name() + "' has no migrations at '"
                            + String.join("', '", database.migrations()) + "'.",
                    "correct '" + database.key(DatabaseSettings.MIGRATIONS)
                            + "'; class path locations begin with 'classpath:', folders with 'filesystem:'."));
        }
        return new Migrated(SchemaVersion.of(info), info.applied().length, springSettings);
    }
}
