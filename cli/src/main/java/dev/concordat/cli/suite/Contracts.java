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
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Lays what providers verified beside what the pacts ask for. */
final class Contracts {

    private final Map<String, VerificationReport> reports;

    Contracts(List<VerificationReport> reports) {
        this.reports = reports.stream()
                .collect(Collectors.toMap(VerificationReport::provider, report -> report, (one, two) -> two));
    }

    /** One for each consumer and provider, in the order of their names; every interaction of every pact is in it. */
    List<Contract> of(List<PactFile> pacts) {
        record Pair(String consumer, String provider) {}
        Map<Pair, List<PactFile>> byPair =
                pacts.stream().collect(Collectors.groupingBy(pact -> new Pair(pact.consumer(), pact.provider())));
        return byPair.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(Pair::consumer).thenComparing(Pair::provider)))
                .map(entry -> contract(entry.getKey().consumer(), entry.getKey().provider(), entry.getValue()))
                .toList();
    }

    private Contract contract(String consumer, String provider, List<PactFile> pacts) {
        Optional<VerificationReport> report = Optional.ofNullable(reports.get(provider));
        List<InteractionOutcome> outcomes =
                new ArrayList<>(report.map(VerificationReport::outcomes).orElse(List.of()));
        outcomes.removeIf(outcome -> !outcome.consumer().equals(consumer));
        List<V4Interaction> expected =
                pacts.stream().flatMap(pact -> pact.interactions().stream()).toList();
        List<CheckedInteraction> checked = new ArrayList<>();
        List<V4Interaction> unmatched = new ArrayList<>();
        for (V4Interaction interaction : expected) {
            take(outcomes, interaction, Contracts::sameStates)
                    .ifPresentOrElse(checked::add, () -> unmatched.add(interaction));
        }
        for (V4Interaction interaction : unmatched) {
            checked.add(take(outcomes, interaction, (one, other) -> true).orElseGet(() -> notRun(interaction)));
        }
        // What the provider verified beyond the pacts read here: it is part of its verdict, so it is shown.
        outcomes.forEach(outcome -> checked.add(CheckedInteraction.of(outcome)));
        return new Contract(
                consumer,
                provider,
                report.map(VerificationReport::schemaVersion).orElse(List.of()),
                checked);
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
}
