package dev.concordat.broker.internal.pacticipant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people say of a pacticipant, beside its name. */
record PacticipantProperties(
        @Nullable String displayName,
        @Nullable String repositoryUrl,
        @Nullable String repositoryName,
        @Nullable String repositoryNamespace,
        @Nullable String mainBranch) {

    static final PacticipantProperties NONE = new PacticipantProperties(null, null, null, null, null);

    private static final int TEXT_LENGTH = 2000;

    /** The longest value of each, in characters. */
    private static final Map<String, Integer> LENGTHS = lengths();

    private static Map<String, Integer> lengths() {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        lengths.put("name", Names.LENGTH);
        lengths.put("displayName", Names.LENGTH);
        lengths.put("mainBranch", Names.LENGTH);
        lengths.put("repositoryUrl", TEXT_LENGTH);
        lengths.put("repositoryName", TEXT_LENGTH);
        lengths.put("repositoryNamespace", TEXT_LENGTH);
        return lengths;
    }

    static PacticipantProperties of(Pacticipant pacticipant) {
        return new PacticipantProperties(
                pacticipant.displayName(),
                pacticipant.repositoryUrl(),
                pacticipant.repositoryName(),
                pacticipant.repositoryNamespace(),
                pacticipant.mainBranch());
    }

    /** A copy with what a body says: a member that is {@code null} takes a value away, one that is not there none. */
    PacticipantProperties with(ObjectNode body) {
        return new PacticipantProperties(
                value(body, "displayName", displayName),
                value(body, "repositoryUrl", repositoryUrl),
                value(body, "repositoryName", repositoryName),
                value(body, "repositoryNamespace", repositoryNamespace),
                value(body, "mainBranch", mainBranch));
    }

    private static @Nullable String value(ObjectNode body, String field, @Nullable String present) {
        JsonNode value = body.get(field);
        if (value == null) {
            return present;
        }
        return value.isNull() ? null : value.asString();
    }

    /** What is wrong with a body, by field. */
    static Map<String, List<String>> faults(ObjectNode body) {
        Map<String, List<String>> faults = new LinkedHashMap<>();
        LENGTHS.forEach((field, length) -> {
            JsonNode value = body.get(field);
            String fault = value == null ? null : fault(field, value, length);
            if (fault != null) {
                faults.put(field, List.of(fault));
            }
        });
        return faults;
    }

    private static @Nullable String fault(String field, JsonNode value, int length) {
        if (value.isNull()) {
            return field.equals("name") ? "must be text" : null;
        }
        if (!value.isString()) {
            return "must be text";
        }
        String text = value.asString();
        if (length == Names.LENGTH && text.isBlank()) {
            return "must not be blank";
        }
        if (field.equals("mainBranch") && text.indexOf(' ') >= 0) {
            return "must not contain spaces";
        }
        return Names.fault(text, length);
    }
}
