package dev.concordat.broker.internal.selection;

import dev.concordat.broker.internal.http.Json;
import dev.concordat.configuration.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a consumer version selector may say, and what is said about one that says anything else. */
final class SelectorRules {

    /** What the value of a key may be. */
    private enum Type {
        TRUE("must be true"),
        TRUTH("must be true or false"),
        NAME("must be a name"),
        NAME_OR_TRUE("must be a name, or true for every branch");

        private final String fault;

        Type(String fault) {
            this.fault = fault;
        }

        private boolean fits(JsonNode value) {
            boolean isTrue = value.isBoolean() && value.asBoolean();
            return switch (this) {
                case TRUE -> isTrue;
                case TRUTH -> value.isBoolean();
                case NAME -> value.isString();
                case NAME_OR_TRUE -> value.isString() || isTrue;
            };
        }
    }

    private static final Map<String, Type> TYPES = Map.ofEntries(
            Map.entry("mainBranch", Type.TRUE),
            Map.entry("matchingBranch", Type.TRUE),
            Map.entry("matchingTag", Type.TRUE),
            Map.entry("branch", Type.NAME_OR_TRUE),
            Map.entry("fallbackBranch", Type.NAME),
            Map.entry("tag", Type.NAME),
            Map.entry("fallbackTag", Type.NAME),
            Map.entry("latest", Type.TRUTH),
            Map.entry("deployed", Type.TRUE),
            Map.entry("released", Type.TRUE),
            Map.entry("deployedOrReleased", Type.TRUE),
            Map.entry("environment", Type.NAME),
            Map.entry("consumer", Type.NAME));

    /** Whose presence alone selects nothing. */
    private static final Set<String> ADDITIONS = Set.of("consumer", "fallbackBranch", "fallbackTag", "latest");

    private static final List<String> OF_ENVIRONMENTS =
            List.of("deployed", "deployedOrReleased", "environment", "released");

    private final @Nullable String providerBranch;
    private final List<String> providerTags;
    private final Supplier<List<String>> environments;

    /** Rules for the selectors of one request. */
    SelectorRules(@Nullable String providerBranch, List<String> providerTags, Supplier<List<String>> environments) {
        this.providerBranch = providerBranch;
        this.providerTags = providerTags;
        this.environments = environments;
    }

    /** The keys of a selector that are none. */
    static List<String> unknownKeys(ObjectNode selector) {
        return selector.propertyNames().stream()
                .filter(key -> !TYPES.containsKey(key))
                .toList();
    }

    /** Names a key that is none, and the one that was likely meant. */
    static String unknown(String key) {
        String shown = key.length() > 50 ? key.substring(0, 50) + "..." : key;
        return "'" + shown + "' is no key of a selector"
                + Nearest.to(shown, TYPES.keySet())
                        .map(near -> "; '" + near + "' is")
                        .orElse("");
    }

    /** Everything that is wrong with a selector. */
    List<String> faults(ObjectNode selector) {
        List<String> faults = new ArrayList<>();
        selector.properties()
                .forEach(entry -> typeFault(entry.getKey(), entry.getValue()).ifPresent(faults::add));
        if (faults.isEmpty()) {
            Set<String> keys = said(selector);
            nothing(selector, keys).ifPresent(faults::add);
            branches(selector, keys, faults);
            matching(keys, faults);
            fallbacks(selector, keys, faults);
            ofEnvironments(selector, keys, faults);
        }
        return faults;
    }

    private static Optional<String> typeFault(String key, JsonNode value) {
        Type type = TYPES.get(key);
        if (type == null) {
            return Optional.empty();
        }
        if (!type.fits(value)) {
            return Optional.of("'" + key + "' " + type.fault + ", not " + shortened(Json.write(value)));
        }
        if (value.isString() && value.asString().isBlank()) {
            return Optional.of("'" + key + "' must not be blank");
        }
        return value.isString() && value.asString().indexOf('\0') >= 0
                ? Optional.of("'" + key + "' must not hold a zero character")
                : Optional.empty();
    }

    private static String shortened(String text) {
        return text.length() > 50 ? text.substring(0, 50) + "..." : text;
    }

    /** The keys that say something; {@code "latest": false} says nothing. */
    private static Set<String> said(ObjectNode selector) {
        Set<String> keys = new LinkedHashSet<>(selector.propertyNames());
        keys.retainAll(TYPES.keySet());
        if (!selector.path("latest").asBoolean(false)) {
            keys.remove("latest");
        }
        return keys;
    }

    private static Optional<String> nothing(ObjectNode selector, Set<String> keys) {
        if (keys.contains("latest") || keys.stream().anyMatch(key -> !ADDITIONS.contains(key))) {
            return Optional.empty();
        }
        String unknown = unknownKeys(selector).stream()
                .map(SelectorRules::unknown)
                .map(text -> "; " + text)
                .collect(Collectors.joining());
        return Optional.of("selects nothing: set 'mainBranch', 'matchingBranch', 'deployedOrReleased', 'deployed',"
                + " 'released' or 'latest' to true, or name a 'branch', a 'tag' or an 'environment'" + unknown);
    }

    private static void branches(ObjectNode selector, Set<String> keys, List<String> faults) {
        boolean latestIsFalse = selector.has("latest") && !keys.contains("latest");
        if (keys.contains("tag") && keys.contains("branch")) {
            faults.add("names a 'tag' and a 'branch': make two selectors of it");
        }
        for (String key : List.of("mainBranch", "branch")) {
            if (keys.contains(key) && latestIsFalse) {
                faults.add("'" + key + "' always means its latest version: leave out 'latest'");
            }
        }
        alone("mainBranch", keys, faults, Set.of("consumer", "latest"));
    }

    private void matching(Set<String> keys, List<String> faults) {
        alone("matchingBranch", keys, faults, Set.of("consumer"));
        alone("matchingTag", keys, faults, Set.of("consumer", "latest"));
        if (keys.contains("matchingBranch") && providerBranch == null) {
            faults.add("'matchingBranch' needs a branch to match: send 'providerVersionBranch' beside the selectors");
        }
        if (keys.contains("matchingTag") && providerTags.isEmpty()) {
            faults.add("'matchingTag' needs tags to match: send 'providerVersionTags' beside the selectors");
        }
    }

    private static void alone(String key, Set<String> keys, List<String> faults, Set<String> allowed) {
        String others = keys.stream()
                .filter(other -> !other.equals(key) && !allowed.contains(other))
                .map(other -> "'" + other + "'")
                .collect(Collectors.joining(", "));
        if (keys.contains(key) && !others.isEmpty()) {
            faults.add("'" + key + "' goes with 'consumer' alone: make a second selector of " + others);
        }
    }

    private static void fallbacks(ObjectNode selector, Set<String> keys, List<String> faults) {
        if (keys.contains("fallbackTag")) {
            if (!keys.contains("latest")) {
                faults.add("'fallbackTag' needs 'latest' to be true");
            }
            if (!keys.contains("tag")) {
                faults.add("'fallbackTag' needs a 'tag' to take the place of");
            }
        }
        if (keys.contains("fallbackBranch") && !selector.path("branch").isString()) {
            faults.add("'fallbackBranch' needs a 'branch' to take the place of");
        }
    }

    private void ofEnvironments(ObjectNode selector, Set<String> keys, List<String> faults) {
        List<String> said = OF_ENVIRONMENTS.stream().filter(keys::contains).toList();
        String others = keys.stream()
                .filter(key -> !OF_ENVIRONMENTS.contains(key) && !key.equals("consumer"))
                .sorted()
                .collect(Collectors.joining("', '", "'", "'"));
        if (!said.isEmpty() && !others.equals("''") && !keys.contains("mainBranch")) {
            faults.add(others + " cannot be said together with '" + String.join("', '", said)
                    + "': make two selectors of it");
        }
        List<String> kinds =
                said.stream().filter(key -> !key.equals("environment")).toList();
        if (kinds.size() > 1) {
            faults.add("says '" + String.join("' and '", kinds) + "': 'deployedOrReleased' alone means both");
        }
        if (keys.contains("environment")) {
            unknownEnvironment(selector.path("environment").asString()).ifPresent(faults::add);
        }
    }

    private Optional<String> unknownEnvironment(String name) {
        List<String> known = environments.get();
        if (known.contains(name)) {
            return Optional.empty();
        }
        String hint = known.isEmpty() ? "; there are none yet" : "; there are '" + String.join("', '", known) + "'";
        return Optional.of("no environment is named '" + shortened(name) + "'"
                + Nearest.to(shortened(name), known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse(hint));
    }

    /** The selectors that one of the request stands for. */
    List<Selector> read(ObjectNode selector) {
        String consumer = text(selector, "consumer");
        String environment = text(selector, "environment");
        boolean both = selector.has("deployedOrReleased") || !(selector.has("deployed") || selector.has("released"));
        if (OF_ENVIRONMENTS.stream().anyMatch(selector::has)) {
            List<Selector> result = new ArrayList<>();
            if (both || selector.has("deployed")) {
                result.add(new Selector(Selector.Kind.DEPLOYED, consumer, environment, null));
            }
            if (both || selector.has("released")) {
                result.add(new Selector(Selector.Kind.RELEASED, consumer, environment, null));
            }
            return result;
        }
        if (selector.has("matchingTag")) {
            return providerTags.stream()
                    .map(tag -> new Selector(Selector.Kind.LATEST_TAGGED, consumer, tag, null))
                    .toList();
        }
        return List.of(single(selector, consumer));
    }

    private Selector single(ObjectNode selector, @Nullable String consumer) {
        if (selector.has("mainBranch")) {
            return new Selector(Selector.Kind.MAIN_BRANCH, consumer, null, null);
        }
        if (selector.has("matchingBranch")) {
            return new Selector(Selector.Kind.BRANCH, consumer, providerBranch, null);
        }
        if (selector.path("branch").isBoolean()) {
            return new Selector(Selector.Kind.EVERY_BRANCH, consumer, null, null);
        }
        if (selector.has("branch")) {
            return new Selector(
                    Selector.Kind.BRANCH, consumer, text(selector, "branch"), text(selector, "fallbackBranch"));
        }
        if (selector.has("tag")) {
            boolean latest = selector.path("latest").asBoolean(false);
            Selector.Kind kind = latest ? Selector.Kind.LATEST_TAGGED : Selector.Kind.TAGGED;
            return new Selector(kind, consumer, text(selector, "tag"), text(selector, "fallbackTag"));
        }
        return new Selector(Selector.Kind.LATEST, consumer, null, null);
    }

    private static @Nullable String text(ObjectNode selector, String key) {
        return selector.path(key).isString() ? selector.path(key).asString() : null;
    }
}
