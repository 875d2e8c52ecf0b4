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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lays what providers verified beside what the pacts ask for. */
final class Contracts {

    private static final Pattern PARAMETERS = Pattern.compile(" [({].*$", Pattern.DOTALL);

    private static final List<BiPredicate<List<String>, List<String>>> SURENESS =
            List.of(List::equals, Contracts::sameNames, (states, others) -> true);

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

    /** The surest matches first: a description may stand in a pact more than once, with other states. */
    private static List<CheckedInteraction> checked(List<V4Interaction> expected, List<InteractionOutcome> outcomes) {
        Map<Integer, CheckedInteraction> checked = new TreeMap<>();
        for (BiPredicate<List<String>, List<String>> sameStates : SURENESS) {
            for (int index = 0; index < expected.size(); index++) {
                V4Interaction interaction = expected.get(index);
                checked.computeIfAbsent(index, place -> take(outcomes, interaction, sameStates));
            }
        }
        for (int index = 0; index < expected.size(); index++) {
            V4Interaction interaction = expected.get(index);
            checked.computeIfAbsent(index, place -> notRun(interaction));
        }
        return new ArrayList<>(checked.values());
    }

    private static @Nullable CheckedInteraction take(
            List<InteractionOutcome> outcomes,
            V4Interaction interaction,
            BiPredicate<List<String>, List<String>> sameStates) {
        CheckedInteraction wanted = notRun(interaction);
        for (InteractionOutcome outcome : outcomes) {
            if (outcome.description().equals(wanted.description())
                    && outcome.type().equals(wanted.type())
                    && sameStates.test(outcome.states(), wanted.states())) {
                outcomes.remove(outcome);
                return CheckedInteraction.of(outcome);
            }
        }
        return null;
    }

    /** Without parameters: how their values are written may differ. */
    private static boolean sameNames(List<String> states, List<String> others) {
        return names(states).equals(names(others));
    }

    private static List<String> names(List<String> states) {
        return states.stream()
                .map(state -> PARAMETERS.matcher(state).replaceFirst(""))
                .toList();
    }

    private static CheckedInteraction notRun(V4Interaction interaction) {
        List<String> states = interaction.getProviderStates().stream()
                .filter(state -> !String.valueOf(state.getName()).isBlank())
                .map(Contracts::text)
                .toList();
        String type = interaction.isSynchronousRequestResponse() ? "http" : "message";
        return CheckedInteraction.notRun(interaction.getDescription(), states, type);
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
