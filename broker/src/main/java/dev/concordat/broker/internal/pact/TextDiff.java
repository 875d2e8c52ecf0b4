package dev.concordat.broker.internal.pact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What changed between two contents, as lines of JSON with marks; what stayed is left out. Interactions are paired by
 * name.
 */
public final class TextDiff {

    private static final JsonMapper PRETTY = JsonMapper.builder().build();

    private final List<String> lines = new ArrayList<>();

    private TextDiff() {}

    /** The difference, empty where there is none. */
    public static String of(ObjectNode before, ObjectNode after) {
        TextDiff diff = new TextDiff();
        diff.compare(PactContent.withoutIds(before), PactContent.withoutIds(after), "");
        return String.join("\n", diff.lines);
    }

    private void compare(JsonNode before, JsonNode after, String path) {
        if (before.equals(after)) {
            return;
        }
        if (before instanceof ObjectNode left && after instanceof ObjectNode right) {
            for (Map.Entry<String, JsonNode> entry : left.properties()) {
                JsonNode other = right.get(entry.getKey());
                String at = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
                if (other == null) {
                    change(at, entry.getValue(), null);
                } else {
                    compare(entry.getValue(), other, at);
                }
            }
            right.properties().stream()
                    .filter(entry -> !left.has(entry.getKey()))
                    .forEach(entry -> change(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), null, entry.getValue()));
        } else if (before instanceof ArrayNode left && after instanceof ArrayNode right) {
            arrays(left, right, path);
        } else {
            change(path, before, after);
        }
    }

    private void arrays(ArrayNode left, ArrayNode right, String path) {
        List<JsonNode> rest = new ArrayList<>();
        right.forEach(rest::add);
        int index = 0;
        for (JsonNode each : left) {
            JsonNode other = partner(each, rest);
            String at = path + "["
                    + (each.path("description").isString()
                            ? each.path("description").asString()
                            : "" + index) + "]";
            if (other == null) {
                change(at, each, null);
            } else {
                rest.remove(other);
                compare(each, other, at);
            }
            index++;
        }
        rest.forEach(more -> change(path + "[]", null, more));
    }

    /** What the parts of a pact are called tells which belong together; elsewhere it is equality, then the place. */
    private static @Nullable JsonNode partner(JsonNode each, List<JsonNode> others) {
        if (each.path("description").isString()) {
            return others.stream()
                    .filter(other -> PactContent.isSameInteraction(each, other))
                    .findFirst()
                    .orElse(null);
        }
        return others.stream().filter(each::equals).findFirst().orElse(others.isEmpty() ? null : others.get(0));
    }

    private void change(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        lines.add("  " + path);
        mark("-", before);
        mark("+", after);
    }

    private void mark(String mark, @Nullable JsonNode node) {
        if (node != null) {
            PRETTY.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(node)
                    .lines()
                    .forEach(line -> lines.add(mark + "   " + line));
        }
    }
}
