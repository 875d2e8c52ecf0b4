package dev.concordat.database;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import dev.concordat.configuration.Settings;
import dev.concordat.database.internal.migration.Migrator;
import dev.concordat.database.internal.settings.AtVersion;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Has the cache hold the two baselines that a migration stands between, and says which versions they are of: what will
 * not be there for tests at one of them is told before any test runs. Leaves nothing running.
 */
record BaselinesCommand(Supplier<Settings> settings, PrintStream out, PrintStream err) {

    static final String VERB = "baselines";

    private static final String MIGRATION = "--migration=";
    private static final String FROM = "--from=";
    private static final String DATABASE = "--database=";
    private static final String MIGRATIONS = "--migrations=";
    private static final String COMMAND_LINE = "command line";

    int run(List<String> arguments) {
        try {
            String version = value(arguments, MIGRATION)
                    .orElseThrow(() -> refused(
                            "It is not said which migration is meant.", "write its version: " + MIGRATION + "8."));
            String database = name(value(arguments, DATABASE));
            Optional<String> elsewhere = value(arguments, MIGRATIONS);
            elsewhere.ifPresent(location -> say(database, DatabaseSettings.MIGRATIONS, location));
            List<String> versions =
                    prepare(elsewhere.isPresent() ? declared(database).at(version) : declaredAt(database, version));
            String before = value(arguments, FROM)
                    .map(from -> earlier(from, version, database))
                    .orElseGet(() -> before(version, versions, database));
            if (elsewhere.isPresent()) {
                datedFixtures(database, before);
                prepare(declaredAt(database, version));
            }
            prepare(declaredAt(database, before));
            out.println(database + ": before " + before);
            out.println(database + ": after " + version);
            return 0;
        } catch (ConcordatException e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    private static Optional<String> value(List<String> arguments, String option) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(option))
                .map(argument -> argument.substring(option.length()))
                .findFirst();
    }

    private String name(Optional<String> named) {
        List<String> declared = DatabaseSettings.all(settings.get()).stream()
                .map(DatabaseSettings::name)
                .toList();
        if (named.isEmpty() && declared.size() == 1) {
            return declared.get(0);
        }
        String name = named.orElse(Databases.MAIN);
        if (declared.contains(name)) {
            return name;
        }
        throw new ConcordatException(Problem.at(
                Origin.of(Settings.FILE),
                named.isPresent()
                        ? "There is no database '" + name + "'."
                        : "It is not said which database's migration is meant.",
                declared.isEmpty()
                        ? "declare it under '" + Settings.DATABASES + "'."
                        : Nearest.to(name, declared)
                                        .filter(near -> named.isPresent())
                                        .map(near -> "did you mean '" + near + "'? ")
                                        .orElse("")
                                + "Name it with " + DATABASE + "<name>. Declared: " + String.join(", ", declared)
                                + "."));
    }

    private DatabaseSettings declared(String name) {
        return DatabaseSettings.all(settings.get()).stream()
                .filter(declared -> declared.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private DatabaseSettings declaredAt(String name, String version) {
        say(name, DatabaseSettings.VERSION, version);
        return declared(name);
    }

    /** Makes one, or finds it made; returns the versions of all migrations that there are. */
    private static List<String> prepare(DatabaseSettings database) {
        refuseStanding(database);
        Preparation.Prepared prepared = Preparation.of(database);
        try {
            return Migrator.of(database, prepared.place().working()).versions();
        } finally {
            prepared.baseline().close();
            prepared.server().close();
        }
    }

    /**
     * Code that is met by migrations of others has fixtures for what was the latest version when it was written: they
     * are data of the past, which the migration finds and takes along.
     */
    private void datedFixtures(String name, String version) {
        String dated = declared(name).fixtures().stream()
                .map(set -> set.contains("@") ? set : set + "@" + version)
                .collect(Collectors.joining(","));
        if (!dated.isEmpty()) {
            say(name, DatabaseSettings.FIXTURES, dated);
            out.println(name + ": fixtures " + dated);
        }
    }

    // As the tests will be told: so what comes of it is what comes of theirs.
    private static void say(String database, String key, String value) {
        System.setProperty("concordat." + Settings.DATABASES + "." + database + "." + key, value);
    }

    private static void refuseStanding(DatabaseSettings database) {
        if (!database.migrate()) {
            throw new ConcordatException(Problem.at(
                    database.origin(DatabaseSettings.MIGRATE),
                    "Database '" + database.name() + "' is to be used as it stands ('" + DatabaseSettings.MIGRATE
                            + ": false'), so it cannot be had at another version.",
                    "remove '" + DatabaseSettings.MIGRATE + "' if Concordat may make and drop it."));
        }
    }

    private static String before(String version, List<String> versions, String database) {
        AtVersion at = AtVersion.of(version);
        return versions.stream()
                .filter(other -> AtVersion.of(other).compareTo(at) < 0)
                .reduce((one, next) -> next)
                .orElseThrow(() -> refused(
                        "Migration '" + version + "' is the first one of database '" + database
                                + "': no code has run on what was before it.",
                        "name a later one. Known: " + String.join(", ", versions) + "."));
    }

    private static String earlier(String from, String version, String database) {
        if (AtVersion.isOne(from) && AtVersion.of(from).compareTo(AtVersion.of(version)) < 0) {
            return from;
        }
        throw refused(
                "Version '" + from + "' of database '" + database + "' is not before '" + version + "'.",
                "name an earlier one, or leave '" + FROM + from + "' out for the one right before.");
    }

    private static ConcordatException refused(String what, String fix) {
        return new ConcordatException(new Problem(what, COMMAND_LINE, fix));
    }
}
