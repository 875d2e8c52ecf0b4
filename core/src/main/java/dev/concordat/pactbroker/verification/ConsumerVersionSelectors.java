package dev.concordat.pactbroker.verification;

import au.com.dius.pact.core.support.Json;
import au.com.dius.pact.core.support.json.JsonValue;
import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlDocument;
import dev.concordat.configuration.YamlValue;
import dev.concordat.pactbroker.PactProperties;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which versions of its consumers a provider is verified against, as the Pact Broker's consumer version selectors say
 * it. Declared in one place, {@code concordat.yml}; one without a value may stand there by its name alone:
 *
 * <pre>{@code
 * broker:
 *   selectors:
 *     - mainBranch
 *     - deployedOrReleased
 *     - {branch: feat/basket, consumer: storefront, fallbackBranch: main}
 * }</pre>
 *
 * <p>A run may take others by {@value #PROPERTY}, which holds them as a list in JSON.
 *
 * @param selectors each by its keys, in the order they were declared; at least one
 * @param origin where they were declared, for messages about them
 */
public record ConsumerVersionSelectors(List<Map<String, Object>> selectors, Origin origin) {

    /** Pact JVM's property for the selectors of a run, in JSON; also an environment variable. */
    public static final String PROPERTY = "pactbroker.consumerversionselectors.rawjson";

    private static final String KEY = "selectors";

    private static final List<String> FLAGS =
            List.of("mainBranch", "matchingBranch", "deployedOrReleased", "deployed", "released", "latest");
    private static final List<String> NAMES =
            List.of("branch", "fallbackBranch", "tag", "fallbackTag", "environment", "consumer");
    private static final List<String> KEYS =
            Stream.concat(FLAGS.stream(), NAMES.stream()).toList();

    /** Copies them. */
    public ConsumerVersionSelectors {
        selectors = selectors.stream()
                .map(selector -> Collections.unmodifiableMap(new LinkedHashMap<>(selector)))
                .toList();
    }

    /**
     * Those of a run: of the property, else of the file, else the latest of every consumer's main branch, all that is
     * deployed or released, and the latest of the provider's own branch, where one is known.
     *
     * @param branch the provider's own
     * @throws ConcordatException if a selector has a key or a value that no broker knows
     */
    public static ConsumerVersionSelectors read(PactProperties properties, Settings settings, Optional<String> branch) {
        Optional<String> json = properties.value(PROPERTY);
        if (json.isPresent()) {
            return parse(YamlDocument.read(PROPERTY, new StringReader(json.get())), properties.origin(PROPERTY));
        }
        Optional<YamlValue.Mapping> section = settings.section(Settings.BROKER);
        section.ifPresent(broker -> broker.allowOnly(Settings.BROKER, List.of(KEY)));
        return section.flatMap(broker -> broker.get(KEY))
                .map(value -> parse(value, value.origin()))
                .orElseGet(() -> usual(branch));
    }

    private static ConsumerVersionSelectors usual(Optional<String> branch) {
        List<Map<String, Object>> usual = new ArrayList<>();
        usual.add(Map.of("mainBranch", true));
        usual.add(Map.of("deployedOrReleased", true));
        branch.ifPresent(known -> usual.add(Map.of("matchingBranch", true)));
        return new ConsumerVersionSelectors(usual, Origin.of("the default"));
    }

    private static ConsumerVersionSelectors parse(YamlValue value, Origin origin) {
        List<Problem> problems = new ArrayList<>();
        List<Map<String, Object>> selectors = new ArrayList<>();
        for (YamlValue item : value.asSequence(KEY).items()) {
            selectors.add(selector(item, problems));
        }
        if (selectors.isEmpty()) {
            problems.add(Problem.at(
                    origin,
                    "There is no consumer version selector.",
                    "write at least one, such as mainBranch, or leave the key out."));
        }
        if (!problems.isEmpty()) {
            throw new ConcordatException(problems, null);
        }
        return new ConsumerVersionSelectors(selectors, origin);
    }

    private static Map<String, Object> selector(YamlValue item, List<Problem> problems) {
        if (!(item instanceof YamlValue.Mapping mapping)) {
            String flag = item.asText("a selector");
            if (!FLAGS.contains(flag)) {
                problems.add(unknown(flag, item.origin(), FLAGS));
            }
            return Map.of(flag, true);
        }
        Map<String, Object> selector = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> {
            Origin origin = mapping.keys().getOrDefault(key, value.origin());
            Object plain = value.plain();
            if (!KEYS.contains(key)) {
                problems.add(unknown(key, origin, KEYS));
            } else if (FLAGS.contains(key) && !(plain instanceof Boolean)) {
                problems.add(wrong(key, value, "true"));
            } else if (NAMES.contains(key) && !(value instanceof YamlValue.Scalar && plain != null)) {
                problems.add(wrong(key, value, "a name"));
            } else {
                selector.put(key, plain instanceof Boolean ? plain : value.asText(key));
            }
        });
        return selector;
    }

    private static Problem unknown(String key, Origin origin, List<String> known) {
        return Problem.at(
                origin,
                "'" + key + "' is not a key of a consumer version selector.",
                Nearest.to(key, known)
                                .map(near -> "did you mean '" + near + "'? ")
                                .orElse("") + "Known: " + String.join(", ", known) + ".");
    }

    private static Problem wrong(String key, YamlValue value, String expected) {
        String found = value instanceof YamlValue.Scalar scalar ? "'" + scalar.text() + "'" : value.kind();
        return Problem.at(
                value.origin(),
                "'" + key + "' of a consumer version selector should be " + expected + ", but is " + found + ".",
                "write " + expected + " there.");
    }

    JsonValue json() {
        return Json.toJson(selectors);
    }

    /** As a person reads them: {@code mainBranch; branch=feat/x, consumer=storefront}. */
    @Override
    public String toString() {
        return selectors.stream().map(ConsumerVersionSelectors::text).collect(Collectors.joining("; "));
    }

    private static String text(Map<String, Object> selector) {
        return selector.entrySet().stream()
                .map(entry -> entry.getValue().equals(true) ? entry.getKey() : entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
