package dev.concordat.broker.internal.page.contract;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Lays JSON out in lines, with the notes on each value beside it. */
final class Layout {

    private final Function<List<String>, List<Note>> notes;
    private final List<String> place = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private Layout(Function<List<String>, List<Note>> notes) {
        this.notes = notes;
    }

    static List<Line> of(JsonNode value, Function<List<String>, List<Note>> notes) {
        Layout layout = new Layout(notes);
        layout.value("", value, "");
        return layout.lines;
    }

    /** Text that is not JSON. */
    static List<Line> ofText(String text) {
        return text.lines()
                .map(line -> new Line("", "", line, "plain", "", List.of()))
                .toList();
    }

    private void value(String key, JsonNode value, String tail) {
        if (value.isContainer() && !value.isEmpty()) {
            String brackets = value.isObject() ? "{}" : "[]";
            add(key, brackets.substring(0, 1), "plain", "", notes.apply(List.copyOf(place)));
            children(value);
            add("", brackets.substring(1), "plain", tail, List.of());
        } else {
            add(key, value.toString(), kind(value), tail, notes.apply(List.copyOf(place)));
        }
    }

    private void children(JsonNode container) {
        if (container.isObject()) {
            Iterator<Map.Entry<String, JsonNode>> members =
                    container.properties().iterator();
            while (members.hasNext()) {
                Map.Entry<String, JsonNode> member = members.next();
                String key = StringNode.valueOf(member.getKey()) + ": ";
                child(member.getKey(), key, member.getValue(), members.hasNext() ? "," : "");
            }
            return;
        }
        for (int i = 0; i < container.size(); i++) {
            child(String.valueOf(i), "", container.get(i), i + 1 < container.size() ? "," : "");
        }
    }

    private void child(String step, String key, JsonNode value, String tail) {
        place.add(step);
        value(key, value, tail);
        place.remove(place.size() - 1);
    }

    private void add(String key, String text, String kind, String tail, List<Note> found) {
        int depth = place.size();
        lines.add(new Line("  ".repeat(depth), key, text, kind, tail, found));
    }

    private static String kind(JsonNode value) {
        if (value.isString()) {
            return "string";
        }
        if (value.isNumber()) {
            return "number";
        }
        return value.isContainer() ? "plain" : "word";
    }
}
