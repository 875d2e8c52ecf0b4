package dev.concordat.broker.internal.page.contract;

import dev.concordat.broker.internal.page.contract.Interaction.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A pact's document. Brokers take any JSON object, so nothing is expected of it: what is not there is not shown, and
 * what is of an unknown form is shown as JSON.
 *
 * @param specification the version of the specification, or empty
 * @param count how many interactions there are
 * @param found how many of them contain what was looked for
 * @param interactions those of them that were asked for, in their order
 */
public record Contract(String specification, int count, int found, List<Interaction> interactions) {

    /** Copies. */
    public Contract {
        interactions = List.copyOf(interactions);
    }

    /** Reads all of a document; one that is not JSON has no interactions. */
    public static Contract read(String content) {
        return read(content, "", 0, Integer.MAX_VALUE);
    }

    /**
     * Reads some of a document.
     *
     * @param word what is looked for in the interactions' headings, in any case; everything has the empty one
     * @param offset how many of those found come before
     * @param size how many are wanted at most
     */
    public static Contract read(String content, String word, long offset, int size) {
        Elements elements = new Elements(content);
        String specification = specification(elements.member("metadata"));
        List<Interaction> interactions = new ArrayList<>();
        if (word.isEmpty()) {
            int count = elements.each(
                    number -> number > offset && number - offset <= size,
                    (number, element) -> interactions.add(interaction(number, element)));
            return new Contract(specification, count, count, interactions);
        }
        int[] found = {0};
        String wanted = word.toLowerCase(Locale.ROOT);
        int count = elements.each(number -> true, (number, element) -> {
            Interaction interaction = interaction(number, element);
            if (interaction.heading().toLowerCase(Locale.ROOT).contains(wanted)
                    && found[0]++ >= offset
                    && interactions.size() < size) {
                interactions.add(interaction);
            }
        });
        return new Contract(specification, count, found[0], interactions);
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
