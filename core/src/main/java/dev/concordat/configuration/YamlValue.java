package dev.concordat.configuration;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value of a YAML document that knows its line. Immutable. */
public sealed interface YamlValue {

    /** Where the value stands. */
    Origin origin();

    /**
     * The value as plain Java: {@code Map}, {@code List}, {@code String}, {@code Number}, {@code Boolean},
     * {@code null}.
     */
    @Nullable Object plain();

    /** What a person calls such a value: 'a mapping', 'a list', 'a value'. */
    String kind();

    /** This value as a mapping; else a {@link ConcordatException} that says what {@code name} should have been. */
    default Mapping asMapping(String name) {
        throw mismatch(name, "a mapping");
    }

    /** This value as a list; else a {@link ConcordatException} that says what {@code name} should have been. */
    default Sequence asSequence(String name) {
        throw mismatch(name, "a list");
    }

    /** This value as text; else a {@link ConcordatException} that says what {@code name} should have been. */
    default String asText(String name) {
        throw mismatch(name, "a single value");
    }

    /** A list of texts, where one text stands for a list of one. */
    default List<String> asTexts(String name) {
        if (!(this instanceof Sequence sequence)) {
            return List.of(asText(name));
        }
        return sequence.items().stream().map(item -> item.asText(name)).toList();
    }

    private ConcordatException mismatch(String name, String expected) {
        return new ConcordatException(Problem.at(
                origin(),
                "'" + name + "' should be " + expected + ", but is " + kind() + ".",
                "write " + expected + " there."));
    }

    /**
     * A mapping, in the order of the document.
     *
     * @param origin where it begins
     * @param entries its values by key
     * @param keys where its keys stand, which is not where their values begin
     */
    record Mapping(Origin origin, Map<String, YamlValue> entries, Map<String, Origin> keys) implements YamlValue {

        /** Copies the entries, keeping their order. */
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
            keys = Map.copyOf(keys);
        }

        /** A mapping whose keys stand where their values do. */
        public Mapping(Origin origin, Map<String, YamlValue> entries) {
            this(origin, entries, Map.of());
        }

        /** The value of a key. */
        public Optional<YamlValue> get(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        /** Throws a {@link ConcordatException} that names every key that is not one of these, and the nearest known. */
        public void allowOnly(String name, List<String> known) {
            List<Problem> problems = new ArrayList<>();
            entries.forEach((key, value) -> {
                if (!known.contains(key)) {
                    problems.add(Problem.at(
                            keys.getOrDefault(key, value.origin()),
                            "'" + key + "' is not a key of '" + name + "'.",
                            Nearest.to(key, known)
                                            .map(near -> "did you mean '" + near + "'? ")
                                            .orElse("") + "Known: " + String.join(", ", known) + "."));
                }
            });
            if (!problems.isEmpty()) {
                throw new ConcordatException(problems, null);
            }
        }

        @Override
        public Object plain() {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            entries.forEach((key, value) -> plain.put(key, value.plain()));
            return plain;
        }

        @Override
        public String kind() {
            return "a mapping";
        }

        @Override
        public Mapping asMapping(String name) {
            return this;
        }
    }

    /**
     * A list.
     *
     * @param origin where it begins
     * @param items its values
     */
    record Sequence(Origin origin, List<YamlValue> items) implements YamlValue {

        /** Copies the items. */
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public Object plain() {
            List<@Nullable Object> plain = new ArrayList<>();
            items.forEach(item -> plain.add(item.plain()));
            return plain;
        }

        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public Sequence asSequence(String name) {
            return this;
        }
    }

    /**
     * A single value.
     *
     * @param origin where it stands
     * @param plain what YAML makes of it; dates and times stay text
     * @param text as it was written, without quotes
     */
    record Scalar(Origin origin, @Nullable Object plain, String text) implements YamlValue {

        @Override
        public String kind() {
            return plain == null ? "empty" : "a single value";
        }

        @Override
        public String asText(String name) {
            if (plain == null) {
                return YamlValue.super.asText(name);
            }
            return text;
        }
    }
}
