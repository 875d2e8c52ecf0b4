package dev.concordat.database.internal.migration;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import dev.concordat.database.internal.server.Access;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.settings.AtVersion;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The migrations of one declared database, for any number of databases that stand at different versions. What Flyway is
 * told is read once, for reading it means to start a Spring context where there is Spring Boot. Safe for any thread.
 */
public final class Migrator {

    private final DatabaseSettings database;
    private final FlywaySource source;
    private final List<MigrationStep> steps;
    private final List<String> versions;

    private Migrator(DatabaseSettings database, FlywaySource source, List<MigrationStep> steps) {
        this.database = database;
        this.source = source;
        this.steps = steps;
        this.versions = steps.stream().map(MigrationStep::version).distinct().toList();
    }

    /**
     * Reads them.
     *
     * @param server any database of a server, which Flyway insists on connecting to; nothing in it is changed
     * @throws ConcordatException if there are none
     */
    public static Migrator of(DatabaseSettings database, Access server) {
        ClassLoader loader = Migration.loader();
        if (!Migration.isPresent(Migration.FLYWAY, loader)) {
            throw Migration.noFlyway(database);
        }
        FlywaySource source = FlywaySource.find(database, server, loader)
                .orElseThrow(() -> new ConcordatException(Problem.at(
                        database.origin(),
                        "Database '" + database.name() + "' has no migrations: spring.flyway.enabled is false.",
                        "name them: '" + database.key(DatabaseSettings.MIGRATIONS) + ": classpath:db/migration'.")));
        Place place = new Place(server, server, "", "");
        List<MigrationStep> steps = new FlywayRun(database, place, source).steps();
        return new Migrator(database, source, steps);
    }

    /** The migrations that lead to a version, from the oldest. */
    public List<MigrationStep> steps() {
        return steps;
    }

    /** The versions, each once, from the oldest. */
    public List<String> versions() {
        return versions;
    }

    /**
     * The version that a text means, as Flyway writes it.
     *
     * @param where what named it, for the error
     * @throws ConcordatException where there is no such one
     */
    public String known(String version, String where) {
        return find(version)
                .orElseThrow(() -> new ConcordatException(new Problem(
                        "Database '" + database.name() + "' has no migration of version '" + version + "'.",
                        where,
                        Nearest.to(version, versions())
                                        .map(near -> "did you mean '" + near + "'? ")
                                        .orElse("")
                                + (steps.isEmpty()
                                        ? "There are none."
                                        : "Known: " + String.join(", ", versions()) + "."))));
    }

    private Optional<String> find(String version) {
        return AtVersion.isOne(version)
                ? versions().stream()
                        .filter(known -> AtVersion.of(known).equals(AtVersion.of(version)))
                        .findFirst()
                : Optional.empty();
    }

    /** The version before a known one; empty text where that is the first. */
    public String before(String version) {
        int index = versions().indexOf(version);
        return index == 0 ? "" : versions().get(index - 1);
    }

    /** Makes what is there before anything is migrated: schemas and extensions. */
    public void setUp(Place place) {
        SchemaSetup.apply(database, place);
    }

    /**
     * Applies what leads to a known version.
     *
     * @return the scripts that ran
     * @throws ConcordatException that names file, line and SQL error of a migration that failed
     */
    public List<String> migrateTo(Place place, String version) {
        return run(place).apply(Optional.of(version));
    }

    /** Applies all there is, what runs only then included. */
    public List<String> migrateToLatest(Place place) {
        return run(place).apply(Optional.empty());
    }

    /**
     * Applies what leads to a known version, or to the latest where none is given, under the eyes of a watch.
     *
     * @return the scripts that ran
     */
    public List<String> watched(Place place, Optional<String> version, StatementWatch watch) {
        return run(place).watchedBy(watch).apply(version);
    }

    /**
     * Takes back a known version, which is the last one that was applied.
     *
     * @param where what asks, for the error
     * @throws ConcordatException where nothing says how, or that names file, line and SQL error where it fails
     */
    public void undo(Place place, String version, String where) {
        MigrationStep step = steps.stream()
                .filter(known -> known.version().equals(version))
                .reduce((first, second) -> second)
                .orElseThrow();
        if (!new Undo(run(place), place, step, before(version)).undo()) {
            throw new ConcordatException(new Problem(
                    "Migration '" + step.script() + "' of database '" + database.name() + "' has no undo.",
                    where,
                    step.sql()
                            ? "write 'U" + version + "__<description>.sql' beside it."
                            : "give it a method: public void undo(Context context)."));
        }
    }

    /** Where a database stands, on its way to the latest. */
    public SchemaState state(Place place) {
        return run(place).state("");
    }

    /** The name of Flyway's own table. */
    public String history() {
        return source.configuration().getTable();
    }

    private FlywayRun run(Place place) {
        return new FlywayRun(
                database,
                place,
                source,
                steps.stream()
                        .filter(MigrationStep::baseline)
                        .map(step -> MigrationVersion.fromVersion(step.version()))
                        .toList());
    }
}
