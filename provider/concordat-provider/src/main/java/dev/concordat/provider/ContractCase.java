package dev.concordat.provider;

import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.support.Json;
import au.com.dius.pact.core.support.json.JsonValue;
import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.InteractionOutcome.Status;
import dev.concordat.outcome.Mismatch;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An interaction and where it stands.
 *
 * @param pact its pact
 * @param number its place in the pact, from 1
 * @param interaction what the pact says
 */
record ContractCase(ContractPact pact, int number, V4Interaction interaction) {

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
        return pact.label() + " · " + given + description() + (mayFail() ? " · pending" : "");
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
