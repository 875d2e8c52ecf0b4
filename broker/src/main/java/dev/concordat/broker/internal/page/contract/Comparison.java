package dev.concordat.broker.internal.page.contract;

import dev.concordat.broker.internal.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is different between two pacts, interaction by interaction; their order does not count, nor that of members.
 *
 * @param changes those that were asked for, in the order of the later pact, what was removed at the end
 * @param count how many changes there are
 * @param same how many interactions are the same in both
 */
public record Comparison(List<Change> changes, int count, int same) {

    /** Copies. */
    public Comparison {
        changes = List.copyOf(changes);
    }

    /** Compares two documents. */
    public static Comparison of(String before, String after) {
        return of(before, after, 0, Integer.MAX_VALUE);
    }

    /**
     * Compares two documents, and says of some changes what they are.
     *
     * @param offset how many changes come before
     * @param size how many are wanted at most
     */
    public static Comparison of(String before, String after, long offset, int size) {
        Map<String, String> old = byName(before);
        Map<String, String> now = byName(after);
        List<Change> changes = new ArrayList<>();
        int count = 0;
        int same = 0;
        for (Map.Entry<String, String> entry : now.entrySet()) {
            String other = old.get(entry.getKey());
            if (entry.getValue().equals(other)) {
                same++;
            } else if (count++ >= offset && changes.size() < size) {
                changes.add(change(entry.getKey(), other, entry.getValue()));
            }
        }
        for (Map.Entry<String, String> entry : old.entrySet()) {
            if (!now.containsKey(entry.getKey()) && count++ >= offset && changes.size() < size) {
                changes.add(
                        new Change(Change.REMOVED, entry.getKey(), Lines.all(Change.REMOVED, lines(entry.getValue()))));
            }
        }
        return new Comparison(changes, count, same);
    }

    private static Change change(String name, @Nullable String before, String after) {
        return before == null
                ? new Change(Change.ADDED, name, Lines.all(Change.ADDED, lines(after)))
                : new Change(Change.CHANGED, name, Lines.compare(lines(before), lines(after)));
    }

    /**
     * Two interactions are the same one if they have the same description in the same states. They are kept as text,
     * their members sorted, and not as trees: there may be many.
     */
    private static Map<String, String> byName(String content) {
        Map<String, String> byName = new LinkedHashMap<>();
        Map<String, Integer> times = new HashMap<>();
        new Elements(content).each((number, element) -> {
            String name = name(element);
            String unique = name;
            for (int time = times.merge(name, 1, Integer::sum);
                    byName.containsKey(unique);
                    time = times.merge(name, 1, Integer::sum)) {
                unique = name + " (" + Math.max(2, time) + ")";
            }
            byName.put(unique, text(element));
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

    private static String text(JsonNode element) {
        JsonNode sorted = sorted(element);
        if (sorted instanceof ObjectNode object) {
            // the broker's own name of it, which says nothing but that something is different
            object.remove("_id");
        }
        return Json.write(sorted);
    }

    private static List<String> lines(String text) {
        return Layout.of(Json.read(text), place -> List.of()).stream()
                .map(Line::plain)
                .toList();
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
