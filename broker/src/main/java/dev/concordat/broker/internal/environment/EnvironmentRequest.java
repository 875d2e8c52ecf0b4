package dev.concordat.broker.internal.environment;

import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a caller wants an environment to be.
 *
 * @param contacts a JSON array
 */
record EnvironmentRequest(
        String name,
        @Nullable String displayName,
        boolean production,
        @Nullable String contacts) {

    private static final String MISSING = "is missing";

    /**
     * Reads a body.
     *
     * @throws Refusal 400, naming every fault
     */
    static EnvironmentRequest of(ObjectNode body) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        check(errors, "name", nameFaults(body.get("name")));
        check(errors, "displayName", displayNameFaults(body.get("displayName")));
        check(errors, "production", productionFaults(body.get("production")));
        check(errors, "contacts", contactFaults(body.get("contacts")));
        if (!errors.isEmpty()) {
            throw Refusal.fields(400, errors);
        }
        String name = body.get("name").asString();
        JsonNode displayName = body.get("displayName");
        JsonNode contacts = body.get("contacts");
        return new EnvironmentRequest(
                name,
                displayName == null || displayName.isNull() ? displayName(name) : displayName.asString(),
                "true".equals(body.get("production").asString()),
                contacts == null || contacts.isNull() ? null : Json.write(contacts));
    }

    private static void check(Map<String, List<String>> errors, String field, List<String> faults) {
        if (!faults.isEmpty()) {
            errors.put(field, faults);
        }
    }

    private static List<String> nameFaults(@Nullable JsonNode value) {
        if (value == null) {
            return List.of(MISSING);
        }
        if (!value.isString() || value.asString().isBlank()) {
            return List.of("must be text that is not blank");
        }
        List<String> faults = new ArrayList<>(lineFaults(value.asString()));
        if (value.asString().contains(" ")) {
            faults.add("must not hold spaces");
        }
        return faults;
    }

    private static List<String> displayNameFaults(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return List.of();
        }
        return value.isString() ? lineFaults(value.asString()) : List.of("must be text");
    }

    private static List<String> lineFaults(String text) {
        if (text.indexOf('\0') >= 0) {
            return List.of("must not hold a zero character");
        }
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 ? List.of("must be one line") : List.of();
    }

    /** Some clients send what they were given on a command line: text. */
    private static List<String> productionFaults(@Nullable JsonNode value) {
        if (value == null) {
            return List.of(MISSING);
        }
        boolean flag =
                value.isBoolean() || (value.isString() && value.asString().matches("true|false"));
        return flag ? List.of() : List.of("must be true or false");
    }

    private static List<String> contactFaults(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            return List.of("must be a list");
        }
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            for (String fault : faultsOf(value.get(i))) {
                faults.add(fault + " (at index " + i + ")");
            }
        }
        return faults;
    }

    private static List<String> faultsOf(JsonNode contact) {
        if (!contact.isObject()) {
            return List.of("must be an object");
        }
        List<String> faults = new ArrayList<>();
        JsonNode name = contact.get("name");
        if (name == null) {
            faults.add("name is missing");
        } else if (!name.isString() || name.asString().isBlank()) {
            faults.add("name must be text that is not blank");
        } else {
            lineFaults(name.asString()).forEach(fault -> faults.add("name " + fault));
        }
        JsonNode details = contact.get("details");
        if (details != null && !details.isNull() && !details.isObject()) {
            faults.add("details must be an object");
        }
        if (Json.write(contact).contains("\\u0000")) {
            faults.add("must not hold a zero character");
        }
        return faults;
    }

    /** {@code pre-prod} reads as {@code Pre Prod}. */
    private static String displayName(String name) {
        StringBuilder out = new StringBuilder();
        for (String word : name.split("[_\\-.]+")) {
            if (!word.isEmpty()) {
                int first = word.offsetByCodePoints(0, 1);
                out.append(out.isEmpty() ? "" : " ")
                        .append(word.substring(0, first).toUpperCase(Locale.ROOT))
                        .append(word.substring(first));
            }
        }
        return out.isEmpty() ? name : out.toString();
    }
}
