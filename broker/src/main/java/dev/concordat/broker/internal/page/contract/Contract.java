package dev.concordat.broker.internal.page.contract;

import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.page.contract.Interaction.State;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A pact's document. Brokers take any JSON object, so nothing is expected of it: what is not there is not shown, and
 * what is of an unknown form is shown as JSON.
 *
 * @param specification the version of the specification, or empty
 * @param interactions in their order
 */
public record Contract(String specification, List<Interaction> interactions) {

    /** Copies. */
    public Contract {
        interactions = List.copyOf(interactions);
    }

    /** Reads a document; one that is not JSON has no interactions. */
    public static Contract read(String content) {
        JsonNode document;
        try {
            document = Json.read(content);
        } catch (JacksonException e) {
            return new Contract("", List.of());
        }
        List<Interaction> interactions = new ArrayList<>();
        for (JsonNode each : elements(document).toList()) {
            interactions.add(interaction(interactions.size() + 1, each));
        }
        return new Contract(specification(document.path("metadata")), interactions);
    }

    static Stream<JsonNode> elements(JsonNode document) {
        return Stream.concat(
                        document.path("interactions").valueStream(),
                        document.path("messages").valueStream())
                .filter(JsonNode::isObject);
    }

    private static String specification(JsonNode metadata) {
        return Stream.of("pactSpecification", "pact-specification", "pactSpecificationVersion")
                .map(metadata::path)
                .map(node -> node.isObject() ? node.path("version") : node)
                .filter(node -> !node.isMissingNode())
                .map(Words::plain)
                .findFirst()
                .orElse("");
    }

    private static Interaction interaction(int number, JsonNode node) {
        List<Part> parts = parts(node);
        String heads =
                parts.stream().map(Part::head).filter(head -> !head.isEmpty()).collect(Collectors.joining(" → "));
        return new Interaction(
                number,
                kind(node),
                Words.plain(node.path("description")),
                heads,
                node.path("pending").asBoolean(false),
                states(node),
                parts,
                comments(node.path("comments")));
    }

    private static String kind(JsonNode node) {
        String type = node.path("type").asString("");
        return switch (type) {
            case "Synchronous/HTTP" -> "HTTP";
            case "Asynchronous/Messages" -> "Message";
            case "Synchronous/Messages" -> "Request and reply";
            case "" -> isMessage(node) ? "Message" : "HTTP";
            default -> type;
        };
    }

    private static boolean isMessage(JsonNode node) {
        return !node.has("request") && !node.has("response") && (node.has("contents") || node.has("content"));
    }

    private static List<Part> parts(JsonNode node) {
        String type = node.path("type").asString("");
        if (type.equals("Synchronous/Messages")) {
            List<Part> parts = new ArrayList<>(List.of(Parts.message("Request", node.path("request"))));
            JsonNode replies = node.path("response");
            (replies.isArray() ? replies.valueStream() : Stream.of(replies))
                    .forEach(reply -> parts.add(Parts.message("Response", reply)));
            return parts;
        }
        if (type.equals("Asynchronous/Messages") || isMessage(node)) {
            return List.of(Parts.message("Message", node));
        }
        return List.of(Parts.request(node.path("request")), Parts.response(node.path("response")));
    }

    /** Version 3 has a list of states with parameters, older versions one by its name. */
    static List<State> states(JsonNode node) {
        JsonNode states = node.path("providerStates");
        if (states.isMissingNode()) {
            states = node.has("providerState") ? node.path("providerState") : node.path("provider_state");
        }
        Stream<JsonNode> all = states.isArray() ? states.valueStream() : Stream.of(states);
        return all.filter(state -> !state.isMissingNode() && !state.isNull())
                .map(Contract::state)
                .toList();
    }

    private static State state(JsonNode state) {
        if (!state.isObject()) {
            return new State(Words.plain(state), List.of());
        }
        return new State(
                Words.plain(state.path("name")),
                state.path("params")
                        .propertyStream()
                        .map(param -> new Field(param.getKey(), Words.plain(param.getValue()), List.of()))
                        .toList());
    }

    /** Text is what people wrote; everything else has a name that says what it is. */
    private static List<String> comments(JsonNode comments) {
        List<String> all = new ArrayList<>();
        comments.properties().forEach(comment -> {
            JsonNode value = comment.getValue();
            String name = comment.getKey().equals("text") ? "" : comment.getKey() + ": ";
            (value.isArray() ? value.valueStream() : Stream.of(value))
                    .filter(each -> !each.isNull())
                    .forEach(each -> all.add(name + Words.plain(each)));
        });
        return all;
    }
}
