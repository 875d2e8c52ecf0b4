package dev.concordat.broker.conformance;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers without what differs from run to run (times, hosts, generated names) and from broker to broker (words). */
final class Normal {

    private static final Set<String> WORDS =
            Set.of("text", "message", "title", "detail", "reason", "shortDescription", "error", "logs");
    private static final Set<String> NUMBERS = Set.of("number", "id", "webhookDeliveryId");
    private static final Set<String> LEFT_OUT = Set.of("requestId", "reference");

    private Normal() {}

    static JsonNode of(JsonNode node, String key) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (WORDS.contains(key) && node.isString()) {
            return make.stringNode("words");
        }
        if (key.equals("errors")) {
            return errors(node);
        }
        if (node instanceof ObjectNode object) {
            ObjectNode result = make.objectNode();
            object.properties().stream()
                    .filter(entry -> !LEFT_OUT.contains(entry.getKey()))
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> result.set(entry.getKey(), of(entry.getValue(), entry.getKey())));
            return result;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = make.arrayNode();
            array.forEach(each -> result.add(of(each, key)));
            return result;
        }
        if (node.isString()) {
            return make.stringNode(text(node.asString()));
        }
        return NUMBERS.contains(key) && node.isIntegralNumber() ? make.stringNode("number") : node;
    }

    /** Of errors by field the fields count, of a list of errors their number. */
    private static JsonNode errors(JsonNode node) {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        if (node instanceof ObjectNode object) {
            new TreeSet<>(object.propertyNames()).forEach(result::add);
        } else {
            node.forEach(each -> result.add("words"));
        }
        return result;
    }

    static String text(String text) {
        return text.replace("<base>", "http://HOST")
                .replace("<host>", "HOST")
                .replaceAll("(127\\.0\\.0\\.1|localhost)(:\\d+)?", "HOST")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(Z|[+-]\\d\\d:?\\d\\d)", "TIME")
                .replaceAll("\\d\\d/\\d\\d/\\d{4}", "DATE")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "UUID")
                .replaceAll("\\b[0-9a-f]{40}\\b", "SHA")
                .replaceAll("metadata/[\\w=-]+", "metadata/META")
                .replaceAll("(?<=webhooks/)[\\w-]{22}|^[\\w-]{22}$", "UUID")
                .replaceAll("(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d \\w{3} \\d{4} [\\d:]+ (GMT|[+-]\\d{4})", "TIME")
                .replaceAll("verification-results/\\d+", "verification-results/N")
                .replaceAll("Verification result \\d+", "Verification result N")
                .replaceAll("(tag|environment|version)s?/\\d+$", "$1/N");
    }

    /** The first place where two normal forms differ, or {@code null}. */
    static @Nullable String difference(JsonNode recorded, JsonNode answered, String path) {
        if (recorded.equals(answered)) {
            return null;
        }
        if (recorded.isObject() && answered.isObject()) {
            Set<String> names = new TreeSet<>(recorded.propertyNames());
            names.addAll(answered.propertyNames());
            for (String name : names) {
                String at = path + "." + name;
                if (!answered.has(name)) {
                    return at + " is missing";
                }
                if (!recorded.has(name)) {
                    return at + " is too much";
                }
                String difference = difference(recorded.get(name), answered.get(name), at);
                if (difference != null) {
                    return difference;
                }
            }
        }
        if (recorded.isArray() && answered.isArray()) {
            if (recorded.size() != answered.size()) {
                return path + " has " + answered.size() + " items, not " + recorded.size();
            }
            for (int i = 0; i < recorded.size(); i++) {
                String difference = difference(recorded.get(i), answered.get(i), path + "[" + i + "]");
                if (difference != null) {
                    return difference;
                }
            }
        }
        return path + " is " + answered + ", not " + recorded;
    }
}
