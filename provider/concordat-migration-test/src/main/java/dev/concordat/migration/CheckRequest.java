package dev.concordat.migration;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was asked for on a command line.
 *
 * @param databases whose migrations are meant; none: all that are declared
 * @param release what was released; empty: as settings say
 * @param from the first version that is measured; empty text: as settings say
 * @param json whether the answer is for machines
 */
record CheckRequest(List<String> databases, Optional<String> release, String from, boolean json) {

    static final String WHERE = "command line";

    private static final String CHECK = "check";
    private static final String DATABASE = "--database";
    private static final String RELEASE = "--release";
    private static final String FROM = "--from";
    private static final String JSON = "--json";
    private static final String PROJECT = "--project";
    private static final List<String> WITH_VALUE = List.of(DATABASE, RELEASE, FROM, PROJECT);

    /** Reads a command line, and tells the first fault in it. */
    static CheckRequest parse(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.get(0).equals(CHECK)) {
            throw refused(
                    arguments.isEmpty()
                            ? "No command for migrations is given."
                            : "There is no command '" + arguments.get(0) + "' for migrations.",
                    "write '" + CHECK + "' first.");
        }
        Map<String, String> values = new HashMap<>();
        for (String word : arguments.subList(1, arguments.size())) {
            int equals = word.indexOf('=');
            String option = equals < 0 ? word : word.substring(0, equals);
            if (!option.equals(JSON) && !WITH_VALUE.contains(option)) {
                throw unknown(option);
            }
            if (WITH_VALUE.contains(option) && equals < 0) {
                throw refused("'" + option + "' has no value.", "write it behind: '" + option + "=<value>'.");
            }
            values.put(option, word.substring(equals + 1));
        }
        return new CheckRequest(
                Stream.of(values.getOrDefault(DATABASE, "").split(","))
                        .filter(name -> !name.isEmpty())
                        .toList(),
                Optional.ofNullable(values.get(RELEASE)),
                values.getOrDefault(FROM, ""),
                values.containsKey(JSON));
    }

    private static ConcordatException unknown(String option) {
        List<String> known =
                Stream.concat(WITH_VALUE.stream(), Stream.of(JSON)).sorted().toList();
        return refused(
                "There is no option '" + option + "'.",
                Nearest.to(option, known)
                                .map(near -> "did you mean '" + near + "'? ")
                                .orElse("")
                        + "Known: " + String.join(", ", known) + ".");
    }

    private static ConcordatException refused(String what, String fix) {
        return new ConcordatException(new Problem(what, WHERE, fix));
    }
}
