package dev.concordat.cli.migrations;

import static dev.concordat.cli.terminal.Terminal.words;

import dev.concordat.Problem;
import dev.concordat.cli.terminal.Terminal;
import dev.concordat.cli.terminal.Terminal.Colour;
import dev.concordat.outcome.Mismatch;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a person reads: the table, why something does not hold, and the answer. */
final class ContractsText {

    private static final int LENGTH_OF_A_VALUE = 100;
    private static final int LENGTH_OF_A_REASON = 300;

    private final Terminal terminal;
    private final PrintWriter out;
    private final ContractsResult result;
    private final Set<String> told = new HashSet<>();

    ContractsText(Terminal terminal, ContractsResult result) {
        this.terminal = terminal;
        this.out = terminal.out();
        this.result = result;
    }

    void print(Path report) {
        List<ComparedInteraction> interactions = result.interactions();
        out.println();
        if (!interactions.isEmpty()) {
            new ContractsTable(terminal, result.versions()).print(interactions);
            out.println();
        }
        Stream.of(Effect.values())
                .filter(effect -> effect != Effect.PASSES)
                .forEach(effect -> interactions.stream()
                        .filter(interaction -> interaction.effect() == effect)
                        .forEach(this::explain));
        for (Problem problem : result.problems()) {
            out.println(words(problem.toString()));
            out.println();
        }
        out.println(answer());
        out.println("Report: " + report);
        out.println(summary());
        out.flush();
    }

    private void explain(ComparedInteraction interaction) {
        Effect effect = interaction.effect();
        String heading = effect.words(result.versions().after()).toUpperCase(Locale.ROOT)
                + (interaction.pending() ? " (PENDING)" : "");
        out.println(terminal.paint(colour(effect), heading) + "  " + words(interaction.contract()) + ": "
                + terminal.paint(Colour.BOLD, words(interaction.key().description())));
        interaction.key().states().forEach(state -> out.println("  given " + words(state)));
        explain(result.versions().before(), interaction.before());
        explain(result.versions().after(), interaction.after());
        out.println();
    }

    /** The first difference of each side: the rest is in the report. What befell several alike is told once. */
    private void explain(String version, Side side) {
        String at = "  at " + version + "  ";
        if (!side.mismatches().isEmpty()) {
            Mismatch first = side.mismatches().get(0);
            int more = side.mismatches().size() - 1;
            out.println(at + words(first.part() + " " + first.path()).strip() + ": expected " + value(first.expected())
                    + ", actual " + value(first.actual()) + (more > 0 ? "; and " + more + " more" : ""));
        } else if (!side.error().isEmpty()) {
            String reason = cut(words(side.error().lines().findFirst().orElse("")), LENGTH_OF_A_REASON);
            out.println(at + (told.add(version + reason) ? reason : side.state() + ", as above"));
        }
    }

    private static String value(String text) {
        String line = words(text).replaceAll("\\s+", " ").strip();
        return line.isEmpty() ? "(nothing)" : cut(line, LENGTH_OF_A_VALUE);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + " ...";
    }

    static Colour colour(Effect effect) {
        return switch (effect) {
            case BROKEN -> Colour.RED;
            case UNKNOWN, FAILS, NEEDS -> Colour.YELLOW;
            case PASSES -> Colour.GREEN;
        };
    }

    private String answer() {
        String version = result.versions().after();
        return switch (result.answer()) {
            case BROKEN ->
                terminal.paint(Colour.RED, "Broken by " + version) + ": this code does not do on version " + version
                        + " what it does on version " + result.versions().before()
                        + ". Do not migrate while it runs.";
            case INCOMPLETE ->
                terminal.paint(Colour.YELLOW, "Not known")
                        + ": not every interaction could be compared; nothing is known to be broken by " + version
                        + ".";
            case SAFE ->
                terminal.paint(Colour.GREEN, "Not broken by " + version)
                        + (result.count(Effect.NEEDS) > 0
                                ? ": but this code needs version " + version + ". Deploy it after the migration."
                                : ": this code runs before and after the migration.");
        };
    }

    private String summary() {
        return "migrations contracts: " + result.count(Effect.PASSES) + " pass both, " + result.count(Effect.BROKEN)
                + " broken by " + result.versions().after() + ", " + result.count(Effect.NEEDS) + " need "
                + result.versions().after() + ", " + result.count(Effect.FAILS) + " fail both, "
                + result.count(Effect.UNKNOWN) + " not known";
    }
}
