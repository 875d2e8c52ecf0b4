package dev.concordat.database.internal.command;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlValue;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The databases that a request is about.
 *
 * @param databases what is declared of them, and on the command line
 */
record Choice(List<DatabaseSettings> databases) {

    /** The options that say for a single database what {@code concordat.yml} would. */
    private static final Map<String, String> KEYS = Map.of(
            Request.URL, DatabaseSettings.URL,
            Request.USERNAME, DatabaseSettings.USERNAME,
            Request.PORT, DatabaseSettings.PORT,
            Request.FIXTURES, DatabaseSettings.FIXTURES);

    static Choice of(Request request, Settings settings) {
        List<String> declared = names(settings);
        List<String> chosen = request.databases().isEmpty() ? declared : request.databases();
        chosen.stream().filter(name -> !declared.contains(name)).findFirst().ifPresent(name -> {
            throw unknown(name, declared);
        });
        KEYS.forEach((option, key) -> request.value(option).ifPresent(value -> {
            if (chosen.size() > 1) {
                throw Request.refused(
                        "'" + option + "' is for one database, and " + chosen.size() + " are declared: "
                                + String.join(", ", chosen) + ".",
                        "name the one that is meant: --database=" + chosen.get(0) + ".");
            }
            // As if it had been said by a system property: so everybody who reads settings reads this one.
            System.setProperty("concordat." + Settings.DATABASES + "." + chosen.get(0) + "." + key, value);
        }));
        // How a database that a URL names is made in tests says nothing of how it is read.
        Settings read =
                request.verb() == Verb.SNAPSHOT && chosen.size() == 1 ? reached(settings, chosen.get(0)) : settings;
        return new Choice(DatabaseSettings.all(read).stream()
                .filter(database -> chosen.contains(database.name()))
                .toList());
    }

    private static Settings reached(Settings settings, String name) {
        String key = Settings.DATABASES + "." + name;
        if (settings.value(key + "." + DatabaseSettings.URL).isEmpty()) {
            return settings;
        }
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        YamlValue.Mapping databases = settings.section(Settings.DATABASES).orElseThrow();
        YamlValue declared = databases.get(name).orElseThrow();
        if (declared instanceof YamlValue.Mapping mapping) {
            List.of(DatabaseSettings.URL, DatabaseSettings.USERNAME, DatabaseSettings.PASSWORD)
                    .forEach(entry -> mapping.get(entry).ifPresent(value -> entries.put(entry, value)));
        }
        YamlValue.Mapping database = new YamlValue.Mapping(declared.origin(), entries);
        YamlValue.Mapping section = new YamlValue.Mapping(databases.origin(), Map.of(name, database));
        return Settings.of(new YamlValue.Mapping(Origin.of(Settings.FILE), Map.of(Settings.DATABASES, section)));
    }

    private static List<String> names(Settings settings) {
        List<String> names = settings.section(Settings.DATABASES)
                .map(section -> List.copyOf(section.entries().keySet()))
                .orElse(List.of());
        if (names.isEmpty()) {
            throw new ConcordatException(Problem.at(
                    Origin.of(Settings.FILE),
                    "No database is declared.",
                    "declare one in src/test/resources/" + Settings.FILE + ":\n" + Settings.DATABASES
                            + ":\n  main: {}"));
        }
        return names;
    }

    private static ConcordatException unknown(String name, List<String> declared) {
        return new ConcordatException(Problem.at(
                Origin.of(Settings.FILE),
                "There is no database '" + name + "'.",
                Nearest.to(name, declared)
                                .map(near -> "did you mean '" + near + "'? ")
                                .orElse("")
                        + "Declared: " + String.join(", ", declared) + "."));
    }

    /** Refuses what is not to be done to a database, before anything is. */
    static void check(Request request, DatabaseSettings database) {
        if (!database.migrate()) {
            throw new ConcordatException(Problem.at(
                    database.origin(DatabaseSettings.MIGRATE),
                    "Database '" + database.name() + "' is to be used as it stands ('" + DatabaseSettings.MIGRATE
                            + ": false'), so '" + request.verb().word() + "' leaves it alone.",
                    "remove '" + DatabaseSettings.MIGRATE
                            + "' if Concordat may make and drop it, or leave it out by naming"
                            + " the others with --database."));
        }
        if (database.image().isPresent()) {
            throw new ConcordatException(Problem.at(
                    database.origin(DatabaseSettings.IMAGE),
                    "Database '" + database.name() + "' runs in a container, which ends with the tests: '"
                            + request.verb().word() + "' knows embedded servers and URLs.",
                    "start a container of '" + database.image().get()
                            + "' yourself, and write its 'url' instead of 'image'."));
        }
    }
}
