package dev.concordat.cli.migrations;

import dev.concordat.Problem;
import dev.concordat.cli.database.MigrationBaselines.Versions;
import dev.concordat.cli.suite.ProviderTests.Verified;
import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.VerificationReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a migration does to the contracts of a module's providers.
 *
 * @param module the module's folder, seen from the root
 * @param versions on both sides of the migration
 * @param before what was found at the version before
 * @param after what was found at its own
 */
record ContractsResult(String module, Versions versions, Verified before, Verified after) {

    /** By consumer, in the order of the pacts. */
    List<ComparedInteraction> interactions() {
        Map<Object, InteractionOutcome> earlier = outcomes(before);
        Map<Object, InteractionOutcome> later = outcomes(after);
        List<Object> all = Stream.concat(later.keySet().stream(), earlier.keySet().stream())
                .distinct()
                .toList();
        return all.stream()
                .map(key -> ComparedInteraction.of(((Asked) key).provider(), earlier.get(key), later.get(key)))
                .sorted(Comparator.comparing(ComparedInteraction::contract))
                .toList();
    }

    private record Asked(String provider, ComparedInteraction.Key key) {}

    private static Map<Object, InteractionOutcome> outcomes(Verified verified) {
        Map<Object, InteractionOutcome> outcomes = new LinkedHashMap<>();
        for (VerificationReport report : verified.reports()) {
            report.outcomes()
                    .forEach(outcome ->
                            outcomes.put(new Asked(report.provider(), ComparedInteraction.Key.of(outcome)), outcome));
        }
        return outcomes;
    }

    /** What kept something from being known. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(before.problems());
        problems.addAll(after.problems());
        problems.addAll(elsewhere(before, versions.before()));
        problems.addAll(elsewhere(after, versions.after()));
        return problems;
    }

    /** A verdict holds for the schema it was come to on. */
    private List<Problem> elsewhere(Verified verified, String version) {
        String expected = versions.database() + " " + version;
        return verified.reports().stream()
                .filter(report -> !report.schemaVersion().contains(expected))
                .map(report -> new Problem(
                        "The tests of '" + report.provider() + "' were to run at version '" + version
                                + "' of database '" + versions.database() + "', but ran at: "
                                + String.join(", ", report.schemaVersion()) + ".",
                        verified.log().toString(),
                        "see that nothing else says 'databases." + versions.database()
                                + ".version' there: a system property in the module's build wins."))
                .toList();
    }

    int count(Effect effect) {
        return (int) interactions().stream()
                .filter(interaction -> interaction.effect() == effect)
                .count();
    }

    /** Those that count: what is pending may fail. */
    private boolean any(Effect effect) {
        return interactions().stream()
                .anyMatch(interaction -> !interaction.pending() && interaction.effect() == effect);
    }

    Answer answer() {
        boolean elsewhere = !problems().isEmpty();
        if (any(Effect.BROKEN) && !elsewhere) {
            return Answer.BROKEN;
        }
        return elsewhere
                        || any(Effect.UNKNOWN)
                        || any(Effect.FAILS)
                        || interactions().isEmpty()
                ? Answer.INCOMPLETE
                : Answer.SAFE;
    }

    /** The answer, and the exit code that gives it to machines. */
    enum Answer {
        /** Nothing that holds before is broken by it. */
        SAFE(0),
        /** Something is. */
        BROKEN(1),
        /** That is not known of every interaction. */
        INCOMPLETE(2);

        private final int exitCode;

        Answer(int exitCode) {
            this.exitCode = exitCode;
        }

        int exitCode() {
            return exitCode;
        }
    }
}
