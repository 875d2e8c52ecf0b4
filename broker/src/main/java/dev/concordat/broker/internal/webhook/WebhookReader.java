package dev.concordat.broker.internal.webhook;

import dev.concordat.broker.internal.event.EventName;
import dev.concordat.broker.internal.http.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what the author of a webhook sent, and tells him all its faults at once. */
final class WebhookReader {

    private static final List<String> EVENTS =
            Stream.of(EventName.values()).map(EventName::text).toList();

    private final RequestReader requests;
    private final Predicate<String> isPacticipant;

    WebhookReader(RequestReader requests, Predicate<String> isPacticipant) {
        this.requests = requests;
        this.isPacticipant = isPacticipant;
    }

    /** Faults by the fields they were found in. */
    static final class Faults {

        private final Map<String, List<String>> byField = new LinkedHashMap<>();

        void add(String field, String message) {
            byField.computeIfAbsent(field, any -> new ArrayList<>()).add(message);
        }

        boolean has(String field) {
            return byField.containsKey(field);
        }

        /** Throws, where there are any. */
        void refuse() {
            if (!byField.isEmpty()) {
                throw Refusal.fields(400, byField);
            }
        }
    }

    /**
     * Reads a webhook.
     *
     * @throws Refusal 400, with all faults
     */
    Webhook.Definition read(ObjectNode sent) {
        Faults faults = new Faults();
        Party consumer = party(sent, "consumer", faults);
        Party provider = party(sent, "provider", faults);
        Template request = requests.read(sent.get("request"), faults);
        List<String> events = events(sent.get("events"), faults);
        String description = text(sent, "description", faults);
        boolean enabled = enabled(sent.get("enabled"), faults);
        faults.refuse();
        if (request == null) {
            throw new IllegalStateException("A request that cannot be read is a fault.");
        }
        return new Webhook.Definition(description, consumer, provider, enabled, events, request);
    }

    private Party party(ObjectNode sent, String role, Faults faults) {
        JsonNode node = sent.get(role);
        if (node == null || node.isNull()) {
            return Party.ALL;
        }
        if (!(node instanceof ObjectNode object)) {
            faults.add(role, "must be an object with a name or a label");
            return Party.ALL;
        }
        String name = text(object, "name", role + ".name", faults);
        String label = text(object, "label", role + ".label", faults);
        boolean named = name != null && !name.isBlank();
        boolean labelled = label != null && !label.isBlank();
        if (!named && !labelled && !faults.has(role + ".name") && !faults.has(role + ".label")) {
            faults.add(role + ".name", "must be there, or else a label");
        }
        if (named && labelled) {
            faults.add(role + ".label", "must not be there beside a name: give the one or the other");
        }
        if (named && !isPacticipant.test(name)) {
            faults.add(role + ".name", "is no pacticipant that this broker knows: '" + name + "'");
        }
        return new Party(named ? name : null, labelled ? label : null);
    }

    private static List<String> events(@Nullable JsonNode node, Faults faults) {
        if (node == null || node.isNull()) {
            return Webhook.USUAL_EVENTS;
        }
        List<String> names = new ArrayList<>();
        if (!(node instanceof ArrayNode array) || array.isEmpty()) {
            faults.add("events", "must be a list of one or more, each an object with a name");
            return names;
        }
        for (int i = 0; i < array.size(); i++) {
            JsonNode name = array.get(i).get("name");
            if (name == null || !name.isString() || !EVENTS.contains(name.asString())) {
                faults.add("events", "must have a name of " + String.join(", ", EVENTS) + " (at index " + i + ")");
            } else {
                names.add(name.asString());
            }
        }
        return names.stream().distinct().collect(Collectors.toList());
    }

    private static boolean enabled(@Nullable JsonNode node, Faults faults) {
        if (node == null || node.isNull()) {
            return true;
        }
        if (!node.isBoolean()) {
            faults.add("enabled", "must be true or false");
            return false;
        }
        return node.asBoolean();
    }

    private static @Nullable String text(ObjectNode node, String field, Faults faults) {
        return text(node, field, field, faults);
    }

    static @Nullable String text(ObjectNode node, String field, String path, Faults faults) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            faults.add(path, "must be a text");
            return null;
        }
        if (value.asString().indexOf('\0') >= 0) {
            faults.add(path, "must not hold a zero character");
            return null;
        }
        return value.asString();
    }
}
