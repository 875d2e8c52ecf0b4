package dev.concordat.database.internal.migration;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.baseline.BaselineMigrationConfigurationExtension;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.core.api.pattern.ValidatePattern;

/** Flyway at work on one database: watched, stopped at versions, and checked at the end. */
final class FlywayRun {

    /** So that no file is a repeatable migration. */
    private static final String NO_PREFIX = "no-repeatable-migration-before-the-last-version-";

    private final DatabaseSettings database;
    private final Place place;
    private final FlywaySource source;
    private final CurrentMigration current;
    private final MigrationFailure failure;
    /** The versions of baseline migrations, as far as they matter. */
    private List<MigrationVersion> baselines = List.of();

    private Optional<WatchedSession> session = Optional.empty();

    FlywayRun(DatabaseSettings database, Place place, FlywaySource source, List<MigrationVersion> baselines) {
        this(database, place, source);
        this.baselines = baselines;
    }

    FlywayRun(DatabaseSettings database, Place place, FlywaySource source) {
        this.database = database;
        this.place = place;
        this.source = source;
        this.current = new CurrentMigration(database.steps());
        this.failure = new MigrationFailure(database, current, source.spring());
    }

    FlywayRun watchedBy(StatementWatch watch) {
        session = Optional.of(new WatchedSession(watch));
        return this;
    }

    static Migrated migrate(
            DatabaseSettings database, Place place, ClassLoader loader, Stops stops, EarlyConfiguration early) {
        Optional<FlywaySource> source = early.at(database, place.working(), loader);
        if (source.isEmpty()) {
            refuseStops(database, stops, List.of());
            return Migrated.NOTHING;
        }
        return new FlywayRun(database, place, source.get()).migrate(stops);
    }

    static Migrated check(DatabaseSettings database, Place place, ClassLoader loader) {
        return FlywaySource.find(database, place.working(), loader)
                .map(source -> new FlywayRun(database, place, source).check())
                .orElse(Migrated.NOTHING);
    }

    private Migrated check() {
        Flyway flyway = configuration().load();
        MigrationInfoService info = told(flyway::info);
        if (info.applied().length == 0) {
            return Migrated.NOTHING;
        }
        told(() -> SchemaCheck.check(database, flyway, info));
        return new Migrated(SchemaVersion.of(info), info.applied().length, source.springSettings());
    }

    static Migrated migrateTo(DatabaseSettings database, Place place, ClassLoader loader, String version) {
        return FlywaySource.find(database, place.working(), loader)
                .map(source -> new FlywayRun(database, place, source).migrateTo(version))
                .orElse(Migrated.NOTHING);
    }

    static SchemaState state(DatabaseSettings database, Place place, ClassLoader loader, String version) {
        return FlywaySource.find(database, place.working(), loader)
                .map(source -> new FlywayRun(database, place, source).state(version))
                .orElse(SchemaState.NONE);
    }

    SchemaState state(String version) {
        if (!version.isEmpty()) {
            refuseUnknown(version, DatabaseSettings.MIGRATIONS);
        }
        FluentConfiguration configuration = version.isEmpty() ? configuration() : furtherTo(version);
        return told(() -> SchemaState.of(configuration.load().info()));
    }

    private Migrated migrateTo(String version) {
        long began = System.nanoTime();
        refuseUnknown(version, DatabaseSettings.MIGRATIONS);
        Flyway flyway = furtherTo(version).load();
        MigrationInfoService before = told(flyway::info);
        watched(flyway);
        MigrationInfoService info = flyway.info();
        Migrated migrated = new Migrated(SchemaVersion.of(info), info.applied().length, source.springSettings());
        tell(migrated, applied(info) - applied(before), began);
        return migrated;
    }

    /** The versions there are, from the oldest. */
    List<MigrationStep> steps() {
        return told(() -> Stream.of(configuration().load().info().all())
                .filter(migration -> migration.getVersion() != null)
                .filter(migration -> migration.getState() != MigrationState.ABOVE_TARGET)
                .map(MigrationStep::of)
                .toList());
    }

    /**
     * Applies what leads to a version that there is, or to the latest where none is given; where several lead there,
     * all of them.
     *
     * @return the scripts that ran
     */
    List<String> apply(Optional<String> version) {
        Flyway flyway =
                version.map(this::furtherTo).orElseGet(this::configuration).load();
        return watched(flyway).migrations.stream()
                .map(output ->
                        output.filepath == null || output.filepath.isEmpty() ? output.description : output.filepath)
                .toList();
    }

    private void refuseUnknown(String version, String key) {
        List<String> known = told(() -> Stream.of(configuration().load().info().all())
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .map(MigrationVersion::toString)
                .toList());
        if (!known.contains(version)) {
            throw new ConcordatException(Problem.at(
                    database.origin(key),
                    "Database '" + database.name() + "' has no migration of version '" + version + "'.",
                    Nearest.to(version, known)
                                    .map(near -> "did you mean '" + near + "'? ")
                                    .orElse("")
                            + (known.isEmpty() ? "There are none." : "Known: " + String.join(", ", known) + ".")));
        }
    }

    private Migrated migrate(Stops stops) {
        long began = System.nanoTime();
        Flyway flyway = configuration().load();
        MigrationInfoService before = told(flyway::info);
        MigrationInfo[] known = before.all();
        if (known.length == 0 && !database.migrations().isEmpty()) {
            throw nothingThere();
        }
        database.version()
                .filter(version -> !version.isEmpty())
                .ifPresent(version -> refuseUnknown(version, DatabaseSettings.VERSION));
        refuseStops(
                database,
                stops,
                Stream.of(known)
                        .filter(migration -> migration.getState() != MigrationState.ABOVE_TARGET)
                        .map(MigrationInfo::getVersion)
                        .filter(Objects::nonNull)
                        .toList());
        baselines = Stream.of(known)
                .filter(migration -> migration.getType().isBaseline())
                .map(MigrationInfo::getVersion)
                .toList();
        for (String version : stops.versions()) {
            watched(upTo(version).load());
            stops.action().accept(version);
        }
        Flyway last = database.version().map(version -> upTo(version).load()).orElse(flyway);
        // Not even Flyway's history is there before the first.
        if (!database.version().equals(Optional.of(""))) {
            watched(last);
        }
        MigrationInfoService info = last.info();
        Migrated migrated = new Migrated(SchemaVersion.of(info), info.applied().length, source.springSettings());
        tell(migrated, applied(info) - applied(before), began);
        told(() -> SchemaCheck.check(database, last, info));
        return migrated;
    }

    MigrateResult watched(Flyway flyway) {
        try (LockWatch watch = LockWatch.start(place, database.lockWait())) {
            try {
                return flyway.migrate();
            } catch (FlywayException e) {
                throw watch.finding().map(wait -> failure.waited(wait, e)).orElseGet(() -> failure.failed(e));
            }
        }
    }

    private <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (FlywayException e) {
            throw failure.failed(e);
        }
    }

    FluentConfiguration configuration() {
        Configuration configured = source.configuration();
        DataSource dataSource = place.working().dataSource("Flyway");
        FluentConfiguration configuration = Flyway.configure(configured.getClassLoader())
                .configuration(configured)
                .dataSource(session.map(watched -> watched.over(dataSource)).orElse(dataSource));
        configuration.callbacks(Stream.of(Stream.of(configuration.getCallbacks()), Stream.of(current), session.stream())
                .flatMap(callbacks -> callbacks)
                .toArray(Callback[]::new));
        if (!source.saysHowToLock()) {
            // Nobody else migrates this database, and by its usual lock Flyway holds a transaction open: an index that
            // is built concurrently would wait for that without end.
            FlywayKeys.lockBySession(configuration);
        }
        FlywayKeys.apply(database, configuration);
        return configuration;
    }

    // Flyway runs repeatable migrations whatever its target is; they are written for the latest version.
    private FluentConfiguration upTo(String version) {
        MigrationVersion target = version.isEmpty() ? MigrationVersion.EMPTY : MigrationVersion.fromVersion(version);
        FluentConfiguration configuration = configuration();
        if (baselines.stream().anyMatch(baseline -> baseline.compareTo(target) > 0)) {
            // Flyway would begin with one of them even where it leads beyond the target.
            FlywayExtension.of(configuration, BaselineMigrationConfigurationExtension.class)
                    .setBaselineMigrationPrefix(NO_PREFIX);
        }
        return configuration
                .target(target)
                .repeatableSqlMigrationPrefix(NO_PREFIX)
                .validateMigrationNaming(false);
    }

    // The repeatable migrations that ran already are not seen, and nobody is to miss them.
    private FluentConfiguration furtherTo(String version) {
        FluentConfiguration configuration = upTo(version);
        return configuration.ignoreMigrationPatterns(Stream.concat(
                        Stream.of(configuration.getIgnoreMigrationPatterns()),
                        Stream.of(ValidatePattern.fromPattern("repeatable:missing")))
                .toArray(ValidatePattern[]::new));
    }

    private static long applied(MigrationInfoService info) {
        return Stream.of(info.applied())
                .filter(migration -> !migration.getType().isSynthetic())
                .count();
    }

    private void tell(Migrated migrated, long applied, long began) {
        database.steps()
                .done(
                        "migrated " + applied + (applied == 1 ? " migration" : " migrations")
                                + (migrated.schemaVersion().isEmpty()
                                        ? ""
                                        : ", to version " + migrated.schemaVersion()),
                        began);
        if (source.spring() && !source.saysHowToLock()) {
            current.concurrent()
                    .forEach(script -> database.steps()
                            .done("note: '" + script + "' works concurrently, and the application's own Flyway would"
                                    + " wait there without end; set spring.flyway.postgresql.transactional-lock:"
                                    + " false"));
        }
    }

    private ConcordatException nothingThere() {
        return new ConcordatException(Problem.at(
                database.origin(DatabaseSettings.MIGRATIONS),
                "Database '" + database.name() + "' has no migrations at '" + String.join("', '", database.migrations())
                        + "'.",
                "correct '" + database.key(DatabaseSettings.MIGRATIONS)
                        + "'; class path locations begin with 'classpath:', folders with 'filesystem:'."));
    }

    private static void refuseStops(DatabaseSettings database, Stops stops, List<MigrationVersion> known) {
        List<Problem> problems = stops.versions().stream()
                .map(MigrationVersion::fromVersion)
                .filter(version -> !known.contains(version))
                .map(version -> Problem.at(
                        database.origin(DatabaseSettings.FIXTURES),
                        "Fixtures of database '" + database.name() + "' are to be loaded at version '" + version
                                + "', but no migration leads there.",
                        neighbours(version, known)))
                .toList();
        if (!problems.isEmpty()) {
            throw new ConcordatException(problems, null);
        }
    }

    private static String neighbours(MigrationVersion version, List<MigrationVersion> known) {
        String nearest = Stream.concat(
                        known.stream()
                                .filter(other -> other.compareTo(version) < 0)
                                .max(Comparator.naturalOrder())
                                .stream(),
                        known.stream()
                                .filter(other -> other.compareTo(version) > 0)
                                .min(Comparator.naturalOrder())
                                .stream())
                .map(other -> "'" + other + "'")
                .collect(Collectors.joining(" or "));
        return nearest.isEmpty()
                ? "load the set without a version; there are no migrations."
                : "name the version of a migration behind the '@'; nearest is " + nearest + ".";
    }
}
