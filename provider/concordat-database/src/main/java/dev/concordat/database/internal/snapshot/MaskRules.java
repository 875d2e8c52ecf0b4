package dev.concordat.database.internal.snapshot;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import dev.concordat.configuration.YamlDocument;
import dev.concordat.configuration.YamlValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules of a file: {@code table.column}, each part with {@code *} for any characters, and what is to be done.
 *
 * @param rules all of them, in the order of the file
 */
record MaskRules(List<MaskRule> rules) {

    private static final Pattern DAYS = Pattern.compile("[1-9]\\d{0,5}d");

    private static final List<MaskAction> BARE = Stream.of(MaskAction.values())
            .filter(action -> action != MaskAction.FIXED && action != MaskAction.SHIFT)
            .toList();

    // A careless 'keep' for a whole table is not to give away what a rule for a kind of column hides.
    private static final Comparator<MaskRule> STRONGER = Comparator.comparing(MaskRule::isExact)
            .thenComparing(rule -> rule.action() != MaskAction.KEEP)
            .thenComparing(rule -> rule.columns().weight());

    MaskRules {
        rules = List.copyOf(rules);
    }

    /** Reads a file; throws all that is wrong with any line. */
    static MaskRules read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ConcordatException(new Problem(
                    "There is no file of rules '" + file + "'.",
                    SnapshotRequest.WHERE,
                    "write it behind '--rules', or leave that out: then everything that may be somebody's is masked."));
        }
        YamlValue.Mapping mapping = YamlDocument.read(file).asMapping(file.toString());
        List<MaskRule> rules = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        mapping.entries().forEach((columns, value) -> {
            Origin origin = mapping.keys().getOrDefault(columns, value.origin());
            try {
                rules.add(rule(columns, value, origin));
            } catch (ConcordatException e) {
                problems.addAll(e.problems());
            }
        });
        if (!problems.isEmpty()) {
            throw new ConcordatException(problems, null);
        }
        return new MaskRules(rules);
    }

    private static MaskRule rule(String columns, YamlValue value, Origin origin) {
        if (columns.indexOf('.') < 0) {
            throw new ConcordatException(Problem.at(
                    origin,
                    "'" + columns + "' names no column of a table.",
                    "write table.column; '*." + columns + "' is that column of every table."));
        }
        NamePattern pattern = NamePattern.of(columns);
        if (value instanceof YamlValue.Scalar scalar) {
            return new MaskRule(pattern, bare(scalar, origin), "", origin);
        }
        if (value instanceof YamlValue.Mapping mapping && mapping.entries().size() == 1) {
            String word = mapping.entries().keySet().iterator().next();
            String argument = mapping.entries().values().iterator().next().asText(word);
            if (word.equals(MaskAction.FIXED.word())) {
                return new MaskRule(pattern, MaskAction.FIXED, argument, origin);
            }
            if (word.equals(MaskAction.SHIFT.word())) {
                return new MaskRule(pattern, MaskAction.SHIFT, days(argument, origin), origin);
            }
            throw unknown(word, origin);
        }
        throw unknown(value.kind(), origin);
    }

    private static MaskAction bare(YamlValue.Scalar value, Origin origin) {
        String word = value.plain() == null ? MaskAction.NULL.word() : value.text();
        return BARE.stream()
                .filter(action -> action.word().equals(word))
                .findFirst()
                .orElseThrow(() -> unknown(word, origin));
    }

    private static String days(String text, Origin origin) {
        if (!DAYS.matcher(text).matches()) {
            throw new ConcordatException(Problem.at(
                    origin,
                    "'shift' cannot be '" + text + "'.",
                    "write the number of days by which dates move at most: {shift: 30d}."));
        }
        return text.substring(0, text.length() - 1);
    }

    private static ConcordatException unknown(String word, Origin origin) {
        List<String> words =
                Stream.of(MaskAction.values()).map(MaskAction::word).toList();
        return new ConcordatException(Problem.at(
                origin,
                "There is no rule '" + word + "'.",
                Nearest.to(word, words)
                                .map(near -> "did you mean '" + near + "'? ")
                                .orElse("")
                        + "Known: " + String.join(", ", MaskAction.words()) + "."));
    }

    /**
     * The rule for a column: that which names it in full; else of those with wildcards one that masks before one that
     * keeps, then that which says most of the name, then the last.
     */
    Optional<MaskRule> of(SourceTable table, String column) {
        return rules.stream()
                .filter(rule -> rule.fits(table, column))
                .reduce((one, two) -> STRONGER.compare(one, two) > 0 ? one : two);
    }

    /** Throws all rules that fit no column: what was meant by them would not be masked. */
    void check(SourceCatalog catalog) {
        List<Problem> problems = new ArrayList<>();
        for (MaskRule rule : rules) {
            if (catalog.all().stream()
                    .noneMatch(table ->
                            table.table().columns().keySet().stream().anyMatch(column -> rule.fits(table, column)))) {
                problems.add(unfit(rule, catalog));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConcordatException(problems, null);
        }
    }

    private static Problem unfit(MaskRule rule, SourceCatalog catalog) {
        String name = rule.columns().text();
        List<String> known = catalog.all().stream()
                .flatMap(table -> table.table().columns().keySet().stream().map(table::shown))
                .sorted(Comparator.naturalOrder())
                .toList();
        return Problem.at(
                rule.origin(),
                NamePattern.hasWildcard(name)
                        ? "No column fits the rule for '" + name + "'."
                        : "There is a rule for '" + name + "', but no such column.",
                Nearest.to(name, known)
                        .map(near -> "did you mean '" + near + "'? A rule that fits nothing would mask nothing.")
                        .orElse("correct the name, or remove the rule."));
    }
}
