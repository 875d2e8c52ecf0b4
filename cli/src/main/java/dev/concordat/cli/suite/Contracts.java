package dev.concordat.cli.suite;

import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.V4Interaction;
import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.VerificationReport;
import dev.concordat.pact.PactFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Lays what providers verified beside what the pacts ask for. */
final class Contracts {

    private final Map<String, VerificationReport> reports;

    Contracts(List<VerificationReport> reports) {
        this.reports = reports.stream()
                .collect(Collectors.toMap(VerificationReport::provider, report -> report, (one, two) -> two));
    }

    /** One for each consumer and provider, by name; every interaction of every pact and of every report is in it. */
    List<Contract> of(List<PactFile> pacts) {
        Map<Pair, List<V4Interaction>> expected = new TreeMap<>();
        pacts.forEach(
                pact -> expected.computeIfAbsent(new Pair(pact.consumer(), pact.provider()), pair -> new ArrayList<>())
                        .addAll(pact.interactions()));
        reports.values()
                .forEach(report -> report.outcomes()
                        .forEach(outcome -> expected.computeIfAbsent(
                                new Pair(outcome.consumer(), report.provider()), pair -> new ArrayList<>())));
        return expected.entrySet().stream()
                .map(entry -> contract(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Contract contract(Pair pair, List<V4Interaction> expected) {
        Optional<VerificationReport> report = Optional.ofNullable(reports.get(pair.provider()));
        List<InteractionOutcome> outcomes =
                new ArrayList<>(report.map(VerificationReport::outcomes).orElse(List.of()));
        outcomes.removeIf(outcome -> !outcome.consumer().equals(pair.consumer()));
        List<CheckedInteraction> checked = checked(expected, outcomes);
        outcomes.forEach(outcome -> checked.add(CheckedInteraction.of(outcome)));
        return new Contract(
                pair.consumer(),
                pair.provider(),
                report.map(VerificationReport::schemaVersion).orElse(List.of()),
                checked,
                outcomes.size());
    }

    /** Those with the same states first: descriptions alone may stand more than once in a pact. */
    private static List<CheckedInteraction> checked(List<V4Interaction> expected, List<InteractionOutcome> outcomes) {
        List<Optional<CheckedInteraction>> exact = expected.stream()
                .map(interaction -> take(outcomes, interaction, Contracts::sameStates))
                .toList();
        List<CheckedInteraction> checked = new ArrayList<>();
        for (int index = 0; index < expected.size(); index++) {
            V4Interaction interaction = expected.get(index);
            checked.add(exact.get(index)
                    .or(() -> take(outcomes, interaction, (one, other) -> true))
                    .orElseGet(() -> notRun(interaction)));
        }
        return checked;
    }

    private static Optional<CheckedInteraction> take(
            List<InteractionOutcome> outcomes,
            V4Interaction interaction,
            BiPredicate<InteractionOutcome, V4Interaction> matching) {
        Optional<InteractionOutcome> found = outcomes.stream()
                .filter(outcome -> outcome.description().equals(interaction.getDescription()))
                .filter(outcome -> matching.test(outcome, interaction))
                .findFirst();
        found.ifPresent(outcomes::remove);
        return found.map(CheckedInteraction::of);
    }

    /** Reports have states with their parameters, as a person reads them; each holds the state's name. */
    private static boolean sameStates(InteractionOutcome outcome, V4Interaction interaction) {
        List<ProviderState> states = interaction.getProviderStates();
        if (outcome.states().size() != states.size()) {
            return false;
        }
        for (int index = 0; index < states.size(); index++) {
            if (!outcome.states()
                    .get(index)
                    .contains(String.valueOf(states.get(index).getName()))) {
                return false;
            }
        }
        return true;
    }

    private static CheckedInteraction notRun(V4Interaction interaction) {
        return CheckedInteraction.notRun(
                interaction.getDescription(),
                interaction.getProviderStates().stream().map(Contracts::text).toList(),
                interaction.isAsynchronousMessage() || interaction.isSynchronousMessages() ? "message" : "http");
    }

    private static String text(ProviderState state) {
        return state.getParams().isEmpty()
                ? String.valueOf(state.getName())
                : state.getName() + " " + state.getParams();
    }

    private record Pair(String consumer, String provider) implements Comparable<Pair> {

        @Override
        public int compareTo(Pair other) {
            return Comparator.comparing(Pair::consumer)
                    .thenComparing(Pair::provider)
                    .compare(this, other);
        }
    }
}
