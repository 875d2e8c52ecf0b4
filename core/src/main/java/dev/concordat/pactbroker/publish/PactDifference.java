package dev.concordat.pactbroker.publish;

import au.com.dius.pact.core.support.json.JsonValue;
import dev.concordat.pact.JsonDifference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What two contents of a pact have differently, interaction by interaction: their order does not count, nor what a
 * broker adds.
 */
record PactDifference(JsonValue.Object published, JsonValue.Object file) {

    private static final int MOST = 20;
    private static final int LONGEST = 120;

    /** A line for each interaction that only one has, and three for each that both have differently. */
    List<String> lines() {
        Map<String, JsonValue.Object> before = interactions(published);
        Map<String, JsonValue.Object> after = interactions(file);
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            add(lines, name, before.get(name), after.get(name));
        }
        if (lines.isEmpty()) {
            JsonDifference.first(specification(published), specification(file))
                    .ifPresent(difference -> addDifference(lines, "the pact", difference));
        }
        return lines.size() <= MOST
                ? lines
                : concat(lines.subList(0, MOST), "... and " + (lines.size() - MOST) + " lines more");
    }

    private static void add(
            List<String> lines, String name, JsonValue.@Nullable Object before, JsonValue.@Nullable Object after) {
        if (before == null) {
            lines.add("+ " + name);
        } else if (after == null) {
            lines.add("- " + name);
        } else {
            JsonDifference.first(before, after).ifPresent(difference -> addDifference(lines, name, difference));
        }
    }

    private static void addDifference(List<String> lines, String name, JsonDifference difference) {
        lines.add("  " + name + ", " + difference.path());
        lines.add("- " + shortened(difference.left()));
        lines.add("+ " + shortened(difference.right()));
    }

    private static Map<String, JsonValue.Object> interactions(JsonValue.Object pact) {
        Map<String, JsonValue.Object> byName = new LinkedHashMap<>();
        Stream.of("interactions", "messages")
                .map(pact::get)
                .filter(JsonValue.Array.class::isInstance)
                .flatMap(array -> ((JsonValue.Array) array).getValues().stream())
                .filter(JsonValue.Object.class::isInstance)
                .forEach(value -> add(byName, (JsonValue.Object) value));
        return byName;
    }

    /** Some pacts have interactions of one name; they are told apart by their number. */
    private static void add(Map<String, JsonValue.Object> byName, JsonValue.Object interaction) {
        String name = name(interaction);
        String free = name;
        for (int number = 2; byName.containsKey(free); number++) {
            free = name + " #" + number;
        }
        byName.put(free, withoutId(interaction));
    }

    private static JsonValue.Object withoutId(JsonValue.Object interaction) {
        Map<String, JsonValue> entries = new LinkedHashMap<>(interaction.getEntries());
        entries.remove("_id");
        return new JsonValue.Object(entries);
    }

    private static String name(JsonValue.Object interaction) {
        List<String> states = new ArrayList<>();
        if (interaction.get("providerStates") instanceof JsonValue.Array array) {
            array.getValues().forEach(state -> states.add(state.get("name").isString() ? text(state.get("name")) : ""));
        }
        for (String old : List.of("providerState", "provider_state")) {
            if (interaction.get(old).isString()) {
                states.add(text(interaction.get(old)));
            }
        }
        return "'" + text(interaction.get("description")) + "'"
                + (states.isEmpty() ? "" : " (" + String.join(", ", states) + ")");
    }

    private static JsonValue specification(JsonValue.Object pact) {
        return pact.get("metadata") instanceof JsonValue.Object metadata
                ? metadata.get("pactSpecification")
                : JsonValue.Null.INSTANCE;
    }

    private static String text(JsonValue value) {
        return String.valueOf(value.asString());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    private static List<String> concat(List<String> lines, String last) {
        List<String> all = new ArrayList<>(lines);
        all.add(last);
        return all;
    }
}
