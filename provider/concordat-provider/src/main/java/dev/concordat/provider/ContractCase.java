package dev.concordat.provider;

import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.support.Json;
import au.com.dius.pact.core.support.json.JsonValue;
import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.InteractionOutcome.Status;
import dev.concordat.outcome.Mismatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An interaction and where it stands.
 *
 * @param pact its pact
 * @param number its place in the pact, from 1
 * @param interaction what the pact says
 * @param twins the same interaction in other pacts of its consumer: verified with it
 */
record ContractCase(ContractPact pact, int number, V4Interaction interaction, List<ContractCase> twins) {

    ContractCase {
        twins = List.copyOf(twins);
    }

    /** Each once that stands in several pacts of a consumer; where it stands first, or first must hold. */
    static List<ContractCase> once(List<ContractCase> cases) {
        Map<Object, List<ContractCase>> same = new LinkedHashMap<>();
        cases.forEach(it ->
                same.computeIfAbsent(it.identity(), key -> new ArrayList<>()).add(it));
        return same.values().stream().map(ContractCase::together).toList();
    }

    private static ContractCase together(List<ContractCase> same) {
        ContractCase first =
                same.stream().filter(it -> !it.mayFail()).findFirst().orElse(same.get(0));
        List<ContractCase> others =
                same.stream().filter(it -> !it.isSame(first)).toList();
        return new ContractCase(first.pact, first.number, first.interaction, others);
    }

    /** Equal for interactions of one consumer that say the same; of a pact that no broker has, its own alone. */
    private Object identity() {
        return pact.published()
                .<Object>map(
                        known -> List.of(consumer(), known.original(number - 1).content()))
                .orElseGet(() -> List.of(pact.place(), number));
    }

    /** Whether it is the same one, by its place: to compare all that pacts say would take long. */
    boolean isSame(ContractCase other) {
        return number == other.number && pact.place().equals(other.pact.place());
    }

    /** It and its twins. */
    Stream<ContractCase> all() {
        return Stream.concat(Stream.of(this), twins.stream());
    }

    /** A provider state as the interaction needs it. */
    record NeededState(String name, Map<String, @Nullable Object> parameters) {

        NeededState {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        @Override
        public String toString() {
            return parameters.isEmpty()
                    ? name
                    : name + " "
                            + parameters.entrySet().stream()
                                    .map(entry -> entry.getKey() + "=" + shown(entry.getValue()))
                                    .collect(Collectors.joining(", ", "{", "}"));
        }

        private static String shown(@Nullable Object value) {
            return value instanceof Map<?, ?> || value instanceof List<?>
                    ? Json.toJson(value).serialise()
                    : String.valueOf(value);
        }
    }

    String consumer() {
        return pact.consumer();
    }

    String description() {
        return interaction.getDescription();
    }

    boolean isHttp() {
        return interaction.isSynchronousRequestResponse();
    }

    boolean isMessage() {
        return interaction.isAsynchronousMessage();
    }

    List<NeededState> needed() {
        return interaction.getProviderStates().stream()
                .map(state -> new NeededState(String.valueOf(state.getName()), state.getParams()))
                .filter(state -> !state.name().isBlank())
                .toList();
    }

    List<String> states() {
        return needed().stream().map(NeededState::toString).toList();
    }

    /** Whether the build goes on where the provider does something else, or cannot be asked. */
    boolean mayFail() {
        return pact.isPending() || interaction.getPending();
    }

    String displayName() {
        String given = states().isEmpty() ? "" : "given " + String.join(" and ", states()) + " · ";
        String versions = all().map(it -> it.pact().version())
                .filter(version -> !version.isEmpty())
                .collect(Collectors.joining(", "));
        String label = versions.isEmpty() ? consumer() : consumer() + " (" + versions + ")";
        return label + " · " + given + description() + (mayFail() ? " · pending" : "");
    }

    String where() {
        return pact.place() + ", interaction " + number + " ('" + description() + "')";
    }

    /** The consumer's test that wrote it, where the pact says so. */
    String consumerTest() {
        JsonValue name = interaction.getComments().get("testname");
        return name != null && name.isString() ? String.valueOf(name.asString()) : "";
    }

    /** What became of it; that it went wrong counts as pending where it may. */
    InteractionOutcome outcome(Status status, List<Mismatch> mismatches, String error, long millis) {
        return new InteractionOutcome(
                consumer(),
                pact.place(),
                description(),
                states(),
                type(),
                mayFail() && status != Status.VERIFIED ? Status.PENDING : status,
                mismatches,
                error,
                millis);
    }

    String type() {
        return isHttp() ? "http" : "message";
    }
}
