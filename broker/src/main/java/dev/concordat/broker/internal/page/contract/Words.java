package dev.concordat.broker.internal.page.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Matching rules and generators, in words. */
final class Words {

    /** Kinds of matchers that need no more than a word. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("equality", "exactly this"),
            Map.entry("integer", "any integer"),
            Map.entry("decimal", "any decimal"),
            Map.entry("number", "any number"),
            Map.entry("boolean", "true or false"),
            Map.entry("null", "null"),
            Map.entry("notEmpty", "not empty"),
            Map.entry("semver", "a semantic version"),
            Map.entry("values", "any keys, values of this form"),
            Map.entry("eachKey", "each key"),
            Map.entry("eachValue", "each value"),
            Map.entry("arrayContains", "contains, in any order"));

    private Words() {}

    /** Of a matcher such as {@code {"match": "regex", "regex": "\\d+"}}. */
    static String rule(JsonNode matcher) {
        String kind = matcher.path("match").asString("");
        if (kind.isEmpty()) {
            kind = impliedKind(matcher);
        }
        return switch (kind) {
            case "regex" -> "matches " + text(matcher, "regex");
            case "include" -> "contains '" + text(matcher, "value") + "'";
            case "type" -> "same type" + bounds(matcher);
            case "date", "time" -> kind + format(matcher, kind);
            case "timestamp", "datetime" -> "date and time" + format(matcher, kind);
            case "contentType" -> "content of type " + text(matcher, "value");
            case "statusCode" -> "status: " + text(matcher, "status");
            case "min", "max" -> "as many" + bounds(matcher);
            case "eachKey", "eachValue" -> KINDS.get(kind) + nested(matcher.path("rules"));
            case "arrayContains" ->
                KINDS.get(kind) + ", " + matcher.path("variants").size() + " variants";
            default -> KINDS.getOrDefault(kind, plain(matcher)) + bounds(matcher);
        };
    }

    /** Older documents name no kind where the other keys say it. */
    private static String impliedKind(JsonNode matcher) {
        for (String kind : List.of("regex", "date", "time", "timestamp")) {
            if (matcher.has(kind)) {
                return kind;
            }
        }
        return matcher.has("min") || matcher.has("max") ? "type" : "";
    }

    /** Of a generator such as {@code {"type": "RandomInt", "min": 0, "max": 9}}. */
    static String generator(JsonNode generator) {
        String type = generator.path("type").asString("");
        if (type.equals("ProviderState")) {
            return "from the provider state: " + text(generator, "expression");
        }
        List<String> options = new ArrayList<>();
        generator.properties().forEach(option -> {
            if (!option.getKey().equals("type")) {
                options.add(option.getKey() + " " + plain(option.getValue()));
            }
        });
        return "generated: " + (type.isEmpty() ? plain(generator) : type)
                + (options.isEmpty() || type.isEmpty() ? "" : ", " + String.join(", ", options));
    }

    private static String nested(JsonNode rules) {
        String nested = rules.valueStream().map(Words::rule).collect(Collectors.joining(", "));
        return nested.isEmpty() ? "" : ": " + nested;
    }

    private static String bounds(JsonNode matcher) {
        String min = matcher.has("min") ? ", at least " + plain(matcher.get("min")) : "";
        return min + (matcher.has("max") ? ", at most " + plain(matcher.get("max")) : "");
    }

    private static String format(JsonNode matcher, String kind) {
        JsonNode format = matcher.has("format") ? matcher.get("format") : matcher.path(kind);
        return format.isMissingNode() ? "" : " as " + plain(format);
    }

    private static String text(JsonNode node, String name) {
        return plain(node.path(name));
    }

    /** A string as it is, anything else as JSON. */
    static String plain(JsonNode node) {
        if (node.isMissingNode()) {
            return "";
        }
        return node.isString() ? node.stringValue() : node.toString();
    }
}
