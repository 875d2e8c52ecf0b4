package dev.concordat.broker.internal.page.contract;

import dev.concordat.broker.internal.http.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is different between two pacts, interaction by interaction; their order does not count, nor that of members.
 *
 * @param changes in the order of the later pact, what was removed at the end
 * @param same how many interactions are the same in both
 */
public record Comparison(List<Change> changes, int same) {

    /** Copies. */
    public Comparison {
        changes = List.copyOf(changes);
    }

    /** Compares two documents. */
    public static Comparison of(String before, String after) {
        Map<String, JsonNode> old = byName(before);
        Map<String, JsonNode> now = byName(after);
        List<Change> changes = new ArrayList<>();
        int same = 0;
        for (Map.Entry<String, JsonNode> entry : now.entrySet()) {
            JsonNode other = old.get(entry.getKey());
            List<String> lines = lines(entry.getValue());
            if (other == null) {
                changes.add(new Change(Change.ADDED, entry.getKey(), Lines.all(Change.ADDED, lines)));
            } else if (lines.equals(lines(other))) {
                same++;
            } else {
                changes.add(new Change(Change.CHANGED, entry.getKey(), Lines.compare(lines(other), lines)));
            }
        }
        old.forEach((name, value) -> {
            if (!now.containsKey(name)) {
                changes.add(new Change(Change.REMOVED, name, Lines.all(Change.REMOVED, lines(value))));
            }
        });
        return new Comparison(changes, same);
    }

    /** Two interactions are the same one if they have the same description in the same states. */
    private static Map<String, JsonNode> byName(String content) {
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        JsonNode document;
        try {
            document = Json.read(content);
        } catch (JacksonException e) {
            return byName;
        }
        Contract.elements(document).forEach(element -> {
            String name = name(element);
            String unique = name;
            for (int i = 2; byName.containsKey(unique); i++) {
                unique = name + " (" + i + ")";
            }
            byName.put(unique, element);
        });
        return byName;
    }

    private static String name(JsonNode element) {
        StringBuilder name = new StringBuilder(Words.plain(element.path("description")));
        String joint = " given ";
        for (Interaction.State state : Contract.states(element)) {
            name.append(joint).append(state.name());
            joint = " and ";
        }
        return name.toString();
    }

    private static List<String> lines(JsonNode element) {
        JsonNode sorted = sorted(element);
        if (sorted instanceof ObjectNode object) {
            // the broker's own name of it, which says nothing but that something is different
            object.remove("_id");
        }
        return Layout.of(sorted, place -> List.of()).stream().map(Line::plain).toList();
    }

    private static JsonNode sorted(JsonNode value) {
        if (value.isArray()) {
            var array = Json.array();
            value.forEach(each -> array.add(sorted(each)));
            return array;
        }
        if (!value.isObject()) {
            return value;
        }
        ObjectNode object = Json.object();
        for (String name : new TreeSet<>(value.propertyNames())) {
            object.set(name, sorted(value.path(name)));
        }
        return object;
    }
}
