package dev.concordat.database.internal.command;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param verb what to do
 * @param databases with which, by name; none: with all
 * @param dryRun whether only to tell what would be done
 * @param showPassword whether passwords may be printed
 * @param force whether a file may be written over
 * @param values the other options, by name
 */
record Request(
        Verb verb,
        List<String> databases,
        boolean dryRun,
        boolean showPassword,
        boolean force,
        Map<String, String> values) {

    static final String WHERE = "command line";

    static final String PROJECT = "--project";
    static final String TO = "--to";
    static final String PORT = "--port";
    static final String URL = "--url";
    static final String USERNAME = "--username";
    static final String FIXTURES = "--fixtures";
    static final String TABLES = "--tables";
    static final String ROWS = "--rows";
    static final String RULES = "--rules";
    static final String OUTPUT = "--output";

    private static final String DATABASE = "--database";
    private static final String DRY_RUN = "--dry-run";
    private static final String SHOW_PASSWORD = "--show-password";
    private static final String FORCE = "--force";

    /** Each option that has a value, and the verbs that know it; none: all do. */
    private static final Map<String, List<Verb>> WITH_VALUE = Map.ofEntries(
            Map.entry(DATABASE, List.of()),
            Map.entry(PROJECT, List.of()),
            Map.entry(URL, List.of()),
            Map.entry(USERNAME, List.of()),
            Map.entry(TO, List.of(Verb.MIGRATE)),
            Map.entry(FIXTURES, List.of(Verb.LOAD)),
            Map.entry(PORT, List.of(Verb.START, Verb.RECREATE)),
            Map.entry(TABLES, List.of(Verb.SNAPSHOT)),
            Map.entry(ROWS, List.of(Verb.SNAPSHOT)),
            Map.entry(RULES, List.of(Verb.SNAPSHOT)),
            Map.entry(OUTPUT, List.of(Verb.SNAPSHOT)));

    Request {
        databases = List.copyOf(databases);
        values = Map.copyOf(values);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    /** Reads a command line, and tells the first fault in it. */
    static Request parse(List<String> arguments) {
        if (arguments.isEmpty() || arguments.get(0).startsWith("-")) {
            throw refused(
                    "No command for databases is given.",
                    "write one first: start, status, migrate, load, reset, recreate, drop or snapshot.");
        }
        Verb verb = Verb.of(arguments.get(0));
        List<String> databases = new ArrayList<>();
        Map<String, String> values = new HashMap<>();
        boolean dryRun = false;
        boolean showPassword = false;
        boolean force = false;
        Iterator<String> words = arguments.subList(1, arguments.size()).iterator();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case DRY_RUN -> dryRun = true;
                case SHOW_PASSWORD -> showPassword = true;
                case FORCE -> force = true;
                default -> {
                    String option = option(verb, word);
                    String value = value(word, option, words);
                    if (option.equals(DATABASE)) {
                        databases.addAll(List.of(value.split(",")));
                    } else {
                        values.put(option, value);
                    }
                }
            }
        }
        if (force) {
            belongs(verb, FORCE, List.of(Verb.SNAPSHOT));
        }
        return new Request(verb, databases, dryRun, showPassword, force, values);
    }

    private static String option(Verb verb, String word) {
        int equals = word.indexOf('=');
        String option = equals < 0 ? word : word.substring(0, equals);
        List<Verb> verbs = WITH_VALUE.get(option);
        if (verbs == null) {
            List<String> known = new ArrayList<>(WITH_VALUE.keySet());
            known.addAll(List.of(DRY_RUN, FORCE, SHOW_PASSWORD));
            known.sort(null);
            throw refused(
                    "There is no option '" + option + "'.",
                    Nearest.to(option, known)
                                    .map(near -> "did you mean '" + near + "'? ")
                                    .orElse("")
                            + "Known: " + String.join(", ", known) + ".");
        }
        belongs(verb, option, verbs);
        return option;
    }

    private static void belongs(Verb verb, String option, List<Verb> verbs) {
        if (!verbs.isEmpty() && !verbs.contains(verb)) {
            throw refused(
                    "'" + verb.word() + "' has no option '" + option + "'.",
                    "leave it out; it belongs to '"
                            + String.join(
                                    "' and '", verbs.stream().map(Verb::word).toList()) + "'.");
        }
    }

    private static String value(String word, String option, Iterator<String> words) {
        if (word.length() > option.length()) {
            return word.substring(option.length() + 1);
        }
        if (!words.hasNext()) {
            throw refused("'" + option + "' has no value.", "write it behind: '" + option + "=<value>'.");
        }
        return words.next();
    }

    static ConcordatException refused(String what, String fix) {
        return new ConcordatException(new Problem(what, WHERE, fix));
    }
}
