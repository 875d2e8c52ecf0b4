package dev.concordat.broker.internal.selection;

import dev.concordat.broker.internal.environment.Environments;
import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The states that the consumers of a provider rely on. */
final class ProviderStates implements Resources {

    private static final String STATES = "/pacts/provider/{provider}/provider-states";

    /** A state; the same name with other parameters is another. */
    private record State(String name, JsonNode parameters) {

        private static final Comparator<State> ORDER = Comparator.comparing(State::name)
                .thenComparing(state -> state.parameters().isMissingNode() ? "" : Json.write(state.parameters()));
    }

    private final Pacticipants pacticipants;
    private final Environments environments;
    private final Selections selections;

    ProviderStates(Pacticipants pacticipants, Environments environments, Selections selections) {
        this.pacticipants = pacticipants;
        this.environments = environments;
        this.selections = selections;
    }

    @Override
    public void register(Routes routes) {
        routes.on(STATES).get(call -> answer(call, List.of(Selector.of(Selector.Kind.MAIN_BRANCH))));
        routes.on(STATES + "/branch/{branch}")
                .get(call ->
                        answer(call, List.of(new Selector(Selector.Kind.BRANCH, null, call.path("branch"), null))));
        routes.on(STATES + "/environment/{environment}")
                .get(call -> answer(call, inEnvironment(call.path("environment"))));
    }

    private List<Selector> inEnvironment(String uuid) {
        String name = environments.get(uuid).name();
        return List.of(
                new Selector(Selector.Kind.DEPLOYED, null, name, null),
                new Selector(Selector.Kind.RELEASED, null, name, null));
    }

    private Answer answer(Call call, List<Selector> selectors) {
        List<SelectedPact> pacts =
                selections.find(pacticipants.get(call.path("provider")).id(), selectors);
        Map<State, Set<String>> consumers = new TreeMap<>(State.ORDER);
        List<String> contents = selections.contents(pacts);
        for (int i = 0; i < pacts.size(); i++) {
            String consumer = pacts.get(i).consumer();
            states(Json.read(contents.get(i)))
                    .forEach(state -> consumers
                            .computeIfAbsent(state, any -> new TreeSet<>())
                            .add(consumer));
        }
        ObjectNode json = Json.object();
        ArrayNode all = json.putArray("providerStates");
        consumers.forEach((state, names) -> write(all.addObject(), state, names));
        return Answer.ok(json);
    }

    private static void write(ObjectNode json, State state, Set<String> consumers) {
        json.put("name", state.name());
        if (!state.parameters().isMissingNode()) {
            json.set("params", state.parameters());
        }
        consumers.forEach(json.putArray("consumers")::add);
    }

    private static Stream<State> states(JsonNode content) {
        return Stream.of("interactions", "messages")
                .flatMap(part -> elements(content.path(part)))
                .flatMap(ProviderStates::ofInteraction);
    }

    /** Up to version 2 of the specification an interaction has one state, from version 3 on several with parameters. */
    private static Stream<State> ofInteraction(JsonNode interaction) {
        JsonNode single = interaction.path("providerState");
        return single.isString()
                ? Stream.of(new State(single.asString(), MissingNode.getInstance()))
                : elements(interaction.path("providerStates"))
                        .filter(state -> state.path("name").isString())
                        .map(state -> new State(state.path("name").asString(), parameters(state)));
    }

    private static JsonNode parameters(JsonNode state) {
        return state.path("params").isObject() ? state.path("params") : MissingNode.getInstance();
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.empty();
    }
}
