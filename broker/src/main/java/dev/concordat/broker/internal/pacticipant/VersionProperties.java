package dev.concordat.broker.internal.pacticipant;

import dev.concordat.broker.internal.http.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is said of a version.
 *
 * @param hasBuildUrl whether the URL of its build is spoken of at all
 * @param buildUrl that URL, or {@code null} to take it away
 * @param tags all tags that it is to bear; {@code null} where they are not spoken of
 */
record VersionProperties(
        boolean hasBuildUrl,
        @Nullable String buildUrl,
        @Nullable List<String> tags) {

    private static final int URL_LENGTH = 2000;

    static VersionProperties read(ObjectNode body) {
        Map<String, List<String>> faults = new LinkedHashMap<>();
        JsonNode url = body.get("buildUrl");
        if (url != null && !url.isNull()) {
            String fault = url.isString() ? Names.fault(url.asString(), URL_LENGTH) : "must be text";
            if (fault != null) {
                faults.put("buildUrl", List.of(fault));
            }
        }
        List<String> tags = tags(body.get("tags"), faults);
        if (!faults.isEmpty()) {
            throw Refusal.fields(400, faults);
        }
        return new VersionProperties(url != null, url == null || url.isNull() ? null : url.asString(), tags);
    }

    private static @Nullable List<String> tags(@Nullable JsonNode array, Map<String, List<String>> faults) {
        if (array == null || array.isNull()) {
            return null;
        }
        List<String> tags = new ArrayList<>();
        List<String> messages = new ArrayList<>();
        List<JsonNode> items = array.isArray() ? array.valueStream().toList() : List.of(array);
        for (int i = 0; i < items.size(); i++) {
            JsonNode name = items.get(i).get("name");
            String fault = name == null || !name.isString()
                    ? "must be objects with a name, as in [{\"name\": \"prod\"}]"
                    : Names.fault(name.asString());
            if (fault != null) {
                messages.add(fault + " (at index " + i + ")");
            } else if (name != null) {
                tags.add(name.asString());
            }
        }
        if (!messages.isEmpty()) {
            faults.put("tags", messages);
        }
        return tags;
    }
}
