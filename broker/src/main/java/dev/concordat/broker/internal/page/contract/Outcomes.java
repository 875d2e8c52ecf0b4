package dev.concordat.broker.internal.page.contract;

import dev.concordat.broker.internal.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The results that a verifier published of each interaction. Every verifier has its own form; what is of an unknown one
 * is shown as JSON.
 *
 * @param outcomes in their order
 * @param others lines of JSON of an unknown form
 */
public record Outcomes(List<Outcome> outcomes, List<Line> others) {

    /** Copies. */
    public Outcomes {
        outcomes = List.copyOf(outcomes);
        others = List.copyOf(others);
    }

    /** Reads what was published; the pact's document says what the interactions are called. */
    public static Outcomes read(String results, String content) {
        try {
            JsonNode node = Json.read(results);
            JsonNode all = node.isObject() ? node.path("tests") : node;
            Map<String, String> names = names(content);
            List<Outcome> outcomes = new ArrayList<>();
            for (JsonNode each : all) {
                if (!each.path("success").isBoolean() && !each.path("status").isString()) {
                    return new Outcomes(List.of(), Layout.of(node, place -> List.of()));
                }
                outcomes.add(outcome(each, names));
            }
            boolean unknown = outcomes.isEmpty() && !node.isNull() && !node.isMissingNode();
            return new Outcomes(outcomes, unknown ? Layout.of(node, place -> List.of()) : List.of());
        } catch (JacksonException e) {
            return new Outcomes(List.of(), Layout.ofText(results));
        }
    }

    private static Map<String, String> names(String content) {
        Map<String, String> names = new HashMap<>();
        new Elements(content)
                .each((number, element) ->
                        names.put(element.path("_id").asString(""), Words.plain(element.path("description"))));
        return names;
    }

    private static Outcome outcome(JsonNode each, Map<String, String> names) {
        String name = Stream.of("interactionDescription", "description", "testCase", "interactionId")
                .map(key -> Words.plain(each.path(key)))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        boolean success = each.path("success").isBoolean()
                ? each.path("success").booleanValue()
                : each.path("status").asString("").matches("(?i)passed|success|ok");
        List<String> reasons = Stream.of("mismatches", "exceptions", "errors")
                .flatMap(key -> each.path(key).valueStream())
                .map(Outcomes::reason)
                .toList();
        return new Outcome(names.getOrDefault(Words.plain(each.path("interactionId")), name), success, reasons);
    }

    private static String reason(JsonNode reason) {
        if (!reason.isObject()) {
            return Words.plain(reason);
        }
        String where = Stream.of("attribute", "identifier", "path")
                .map(key -> Words.plain(reason.path(key)))
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
        String what = Stream.of("description", "mismatch", "message", "exceptionClass")
                .map(key -> Words.plain(reason.path(key)))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(reason.toString());
        return where.isEmpty() ? what : where + ": " + what;
    }
}
