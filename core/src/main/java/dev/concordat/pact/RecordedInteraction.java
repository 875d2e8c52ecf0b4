package dev.concordat.pact;

import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.support.Json;
import au.com.dius.pact.core.support.json.JsonValue;
import dev.concordat.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An interaction as a pact file holds it, and the tests that declare it, each as
 * {@code fully.qualified.ClassName#method}. Immutable.
 */
public final class RecordedInteraction {

    private static final String COMMENTS = "comments";
    private static final String TEST = "testname";
    private static final String TESTS = "testnames";

    private final JsonValue.Object json;
    private final SortedSet<String> tests;
    private final String identity;

    private RecordedInteraction(JsonValue.Object json, SortedSet<String> tests) {
        this.json = json;
        this.tests = Collections.unmodifiableSortedSet(tests);
        this.identity = CanonicalJson.print(new JsonValue.Object(new LinkedHashMap<>(Map.of(
                "description", json.get("description"),
                "states", json.get("providerStates"),
                "type", json.get("type")))));
    }

    /** An interaction that a test has just declared. */
    public static RecordedInteraction of(String test, V4Interaction interaction) {
        return withoutTests(
                (JsonValue.Object) Json.toJson(interaction.toMap(PactSpecVersion.V4)), new TreeSet<>(List.of(test)));
    }

    /** An interaction as it stands in a file. */
    static RecordedInteraction read(JsonValue.Object json) {
        SortedSet<String> tests = new TreeSet<>();
        if (json.get(COMMENTS) instanceof JsonValue.Object comments) {
            addTexts(comments.get(TEST), tests);
            addTexts(comments.get(TESTS), tests);
        }
        return withoutTests(json, tests);
    }

    private static RecordedInteraction withoutTests(JsonValue.Object json, SortedSet<String> tests) {
        Map<String, JsonValue> entries = new LinkedHashMap<>(json.getEntries());
        entries.remove("key");
        if (entries.remove(COMMENTS) instanceof JsonValue.Object comments) {
            Map<String, JsonValue> others = new LinkedHashMap<>(comments.getEntries());
            others.keySet().removeAll(List.of(TEST, TESTS));
            if (!others.isEmpty()) {
                entries.put(COMMENTS, new JsonValue.Object(others));
            }
        }
        return new RecordedInteraction(new JsonValue.Object(entries), tests);
    }

    private static void addTexts(JsonValue value, Collection<String> texts) {
        if (value instanceof JsonValue.Array array) {
            array.getValues().forEach(item -> addTexts(item, texts));
        } else if (value.isString()) {
            texts.add(String.valueOf(value.asString()));
        }
    }

    /** The description. */
    public String description() {
        return Json.INSTANCE.toString(json.get("description"));
    }

    /** The tests that declare it, in the order of their names. */
    public SortedSet<String> tests() {
        return tests;
    }

    /** What tells interactions of a pact apart: kind, description, and provider states with their parameters. */
    public String identity() {
        return identity;
    }

    /** Whether a text stands in one of its values. */
    public boolean contains(String text) {
        return contains(json, text);
    }

    private static boolean contains(JsonValue value, String text) {
        if (value instanceof JsonValue.Object object) {
            return object.getEntries().values().stream().anyMatch(item -> contains(item, text));
        }
        if (value instanceof JsonValue.Array array) {
            return array.getValues().stream().anyMatch(item -> contains(item, text));
        }
        return value.isString() && String.valueOf(value.asString()).contains(text);
    }

    /** Whether both say the same; by whom they were declared does not matter. */
    boolean hasContentOf(RecordedInteraction other) {
        return JsonDifference.first(json, other.json).isEmpty();
    }

    /**
     * The conflict with another interaction of the same identity.
     *
     * @param where what else to look at: the file
     * @return empty where both say the same
     */
    public Optional<Problem> conflictWith(RecordedInteraction other, String where) {
        return JsonDifference.first(json, other.json).map(difference -> conflict(other, difference, where));
    }

    private Problem conflict(RecordedInteraction other, JsonDifference difference, String where) {
        String states = states();
        return new Problem(
                "'" + description() + "' is declared twice with the same provider states ("
                        + (states.isEmpty() ? "none" : states) + ") but with different content.\n"
                        + difference.path() + " is " + difference.left() + " in '" + owner() + "' and "
                        + difference.right() + " in '" + other.owner() + "'.",
                owner() + ", " + other.owner() + ", " + where,
                "make both the same, or give one of them a description or a provider state of its own;"
                        + " where one test no longer declares it, run that test as well.");
    }

    private String owner() {
        return tests.isEmpty() ? "a test without a name" : tests.first();
    }

    /** The same, declared by exactly these tests. */
    RecordedInteraction withTests(Collection<String> declaring) {
        return new RecordedInteraction(json, new TreeSet<>(declaring));
    }

    /** The provider states as a person would name them; empty text where there are none. */
    private String states() {
        if (!(json.get("providerStates") instanceof JsonValue.Array states)) {
            return "";
        }
        return states.getValues().stream()
                .map(state -> "'" + Json.INSTANCE.toString(state.get("name")) + "'"
                        + (state.has("params") ? " " + state.get("params").serialise() : ""))
                .collect(Collectors.joining(", "));
    }

    /** As it is written to a file: with a key that depends on nothing but its identity, and with its tests. */
    JsonValue.Object toJson() {
        Map<String, JsonValue> entries = new LinkedHashMap<>(json.getEntries());
        entries.put("key", new JsonValue.StringValue(key()));
        Map<String, JsonValue> comments = new LinkedHashMap<>();
        if (entries.get(COMMENTS) instanceof JsonValue.Object others) {
            comments.putAll(others.getEntries());
        }
        if (!tests.isEmpty()) {
            comments.put(TEST, new JsonValue.StringValue(tests.first()));
        }
        if (tests.size() > 1) {
            comments.put(TESTS, Json.toJson(List.copyOf(tests)));
        }
        if (!comments.isEmpty()) {
            entries.put(COMMENTS, new JsonValue.Object(comments));
        }
        return new JsonValue.Object(entries);
    }

    /** Pact JVM's own key is a Java hash code, which differs between a number and the same number read from a file. */
    private String key() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    @Override
    public String toString() {
        return "'" + description() + "' by " + tests;
    }
}
