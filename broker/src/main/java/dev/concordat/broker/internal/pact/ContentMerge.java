package dev.concordat.broker.internal.pact;

import dev.concordat.broker.internal.http.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds interactions to a pact. One that is there already, by description and provider states, is replaced in its place;
 * but one that would ask something else is a conflict, for then two tests mean different things by one name.
 */
final class ContentMerge {

    private static final List<String> KEYS = List.of("interactions", "messages");

    private ContentMerge() {}

    /** Whether an interaction of the same name asks something else. */
    static boolean conflicts(ObjectNode there, ObjectNode added) {
        for (String key : KEYS) {
            for (JsonNode more : added.path(key)) {
                JsonNode same = same(there.path(key), more);
                if (same != null && !same.path("request").equals(more.path("request"))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The pact with the interactions added. */
    static ObjectNode merge(ObjectNode there, ObjectNode added) {
        ObjectNode result = PactContent.withoutIds(there);
        for (String key : KEYS) {
            if (added.path(key) instanceof ArrayNode more) {
                ArrayNode all = Json.array();
                result.path(key).forEach(part -> {
                    JsonNode newer = same(more, part);
                    all.add(newer == null ? part : newer);
                });
                more.forEach(part -> {
                    if (same(result.path(key), part) == null) {
                        all.add(part);
                    }
                });
                result.set(key, all);
            }
        }
        return result;
    }

    private static @Nullable JsonNode same(JsonNode parts, JsonNode wanted) {
        for (JsonNode part : parts) {
            if (PactContent.isSameInteraction(part, wanted)) {
                return part;
            }
        }
        return null;
    }
}
