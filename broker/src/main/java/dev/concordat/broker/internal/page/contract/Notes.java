package dev.concordat.broker.internal.page.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The rules and generators of one request, response or message. Those that belong to a value are taken by it while it
 * is laid out; what is left over at the end is shown by itself, so that none is lost.
 */
final class Notes {

    /** One note and the place it is of. */
    private record Placed(String category, Path path, String expression, Note note) {}

    private final List<Placed> all = new ArrayList<>();

    /** Those of the body by depth and last step: a body may have as many values as there are rules. */
    private final Map<String, List<Placed>> ofBody = new HashMap<>();

    private final Set<Placed> taken = new LinkedHashSet<>();

    static Notes of(JsonNode part) {
        Notes notes = new Notes();
        notes.read(part.path("matchingRules"), false);
        notes.read(part.path("generators"), true);
        return notes;
    }

    private void read(JsonNode categories, boolean generated) {
        categories.properties().forEach(entry -> {
            String name = entry.getKey();
            if (name.startsWith("$")) {
                second(name, entry.getValue(), generated);
            } else if (isLeaf(entry.getValue(), generated)) {
                add(category(name), "", entry.getValue(), generated);
            } else {
                entry.getValue()
                        .properties()
                        .forEach(rule -> add(category(name), rule.getKey(), rule.getValue(), generated));
            }
        });
    }

    private static boolean isLeaf(JsonNode value, boolean generated) {
        return generated
                ? value.path("type").isString()
                : value.path("matchers").isArray();
    }

    /** Version 2 of the specification: {@code $.headers.Accept}, {@code $.body.id}. */
    private void second(String expression, JsonNode rule, boolean generated) {
        Path path = Path.parse(expression);
        if (path.steps().isEmpty()) {
            add("body", expression, rule, generated);
            return;
        }
        String category = category(path.steps().get(0));
        Path rest = path.after(1);
        if (!category.equals("body") && !rest.steps().isEmpty()) {
            add(category, rest.steps().get(0), rule, generated);
        } else {
            addAt(category, rest, expression, rule, generated);
        }
    }

    private void add(String category, String key, JsonNode rule, boolean generated) {
        Path path = category.equals("body") ? Path.parse(key) : new Path(key.isEmpty() ? List.of() : List.of(key));
        addAt(category, path, key, rule, generated);
    }

    private void addAt(String category, Path path, String expression, JsonNode rule, boolean generated) {
        JsonNode matchers = rule.path("matchers");
        if (generated || !matchers.isArray()) {
            Note note = new Note(generated ? Words.generator(rule) : Words.rule(rule), generated);
            keep(new Placed(category, path, expression, note));
            return;
        }
        String or = "OR".equals(rule.path("combine").asString("")) && matchers.size() > 1 ? " or …" : "";
        matchers.forEach(matcher ->
                keep(new Placed(category, path, expression, new Note(Words.rule(matcher) + or, false))));
    }

    private void keep(Placed placed) {
        all.add(placed);
        if (placed.category().equals("body")) {
            ofBody.computeIfAbsent(key(placed.path().steps()), any -> new ArrayList<>())
                    .add(placed);
        }
    }

    private static String key(List<String> steps) {
        return steps.size() + (steps.isEmpty() ? "" : steps.get(steps.size() - 1));
    }

    private static String category(String name) {
        return switch (name) {
            case "headers" -> "header";
            case "contents", "content" -> "body";
            case "metaData" -> "metadata";
            default -> name;
        };
    }

    /** Of the value at a place in the body, which is taken by that. */
    List<Note> inBody(List<String> place) {
        List<Placed> likely = new ArrayList<>(ofBody.getOrDefault(key(place), List.of()));
        likely.addAll(ofBody.getOrDefault(place.size() + "*", List.of()));
        return take(likely, placed -> placed.path().leadsTo(place));
    }

    /** Of a header, a parameter of the query, or an entry of the metadata. */
    List<Note> of(String category, String name) {
        return take(
                all,
                placed -> placed.category().equals(category)
                        && placed.path().steps().size() == 1
                        && bare(placed.path().steps().get(0)).equalsIgnoreCase(name));
    }

    /** Of what there is only one of: the path, the status. */
    List<Note> of(String category) {
        return take(
                all,
                placed -> placed.category().equals(category)
                        && placed.path().steps().isEmpty());
    }

    /** {@code q[0]} is {@code q}. */
    private static String bare(String step) {
        return step.replaceFirst("\\[\\d+]$", "");
    }

    private List<Note> take(List<Placed> among, Predicate<Placed> which) {
        List<Note> notes = new ArrayList<>();
        for (Placed placed : among) {
            if (which.test(placed)) {
                taken.add(placed);
                notes.add(placed.note());
            }
        }
        return notes;
    }

    /** What no value took. */
    List<Field> left() {
        return all.stream()
                .filter(placed -> !taken.contains(placed))
                .map(placed -> new Field(
                        placed.expression().isEmpty()
                                ? placed.category()
                                : placed.category() + " " + placed.expression(),
                        "",
                        List.of(placed.note())))
                .toList();
    }
}
