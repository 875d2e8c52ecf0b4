package dev.concordat.broker.internal.pact;

import dev.concordat.broker.internal.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pact's content as it is kept: every interaction has an {@code _id} made of what it says, and the whole a hash that
 * ignores the order of keys and of interactions, and whatever metadata says beside the specification's version.
 */
public final class PactContent {

    private static final List<String> PARTS = List.of("interactions", "messages");
    private static final String ID = "_id";

    private final ObjectNode tree;
    private final String sha;

    private PactContent(ObjectNode tree) {
        this.tree = tree;
        this.sha = hash(tree);
    }

    /** Content as it was sent. */
    public static PactContent of(ObjectNode sent) {
        ObjectNode tree = Json.object();
        sent.properties().forEach(entry -> tree.set(entry.getKey(), withIds(entry.getKey(), entry.getValue())));
        return new PactContent(tree);
    }

    private static JsonNode withIds(String key, JsonNode value) {
        if (!PARTS.contains(key) || !(value instanceof ArrayNode parts)) {
            return value;
        }
        ArrayNode result = Json.array();
        for (JsonNode part : parts) {
            result.add(part instanceof ObjectNode object ? withId(object) : part);
        }
        return result;
    }

    private static ObjectNode withId(ObjectNode part) {
        ObjectNode bare = Json.object();
        bare.setAll(part);
        bare.remove(ID);
        ObjectNode result = Json.object();
        result.put(ID, ContentHash.of(bare));
        result.setAll(bare);
        return result;
    }

    private static String hash(ObjectNode tree) {
        List<String> parts = new ArrayList<>();
        boolean any = false;
        for (String key : PARTS) {
            if (tree.get(key) instanceof ArrayNode array) {
                any = true;
                array.forEach(part -> parts.add(key + Json.write(ContentHash.sorted(part))));
            }
        }
        if (!any) {
            return ContentHash.of(tree);
        }
        parts.sort(null);
        return ContentHash.ofLines(specification(tree).orElse(""), parts.isEmpty() ? List.of("") : parts);
    }

    private static Optional<String> specification(ObjectNode tree) {
        JsonNode metadata = tree.path("metadata");
        for (String key : List.of("pactSpecification", "pact-specification")) {
            if (metadata.path(key).path("version").isString()) {
                return Optional.of(metadata.path(key).path("version").asString());
            }
        }
        return metadata.path("pactSpecificationVersion").isString()
                ? Optional.of(metadata.path("pactSpecificationVersion").asString())
                : Optional.empty();
    }

    /** The name of the consumer or the provider that the content gives, if it gives one. */
    Optional<String> name(String role) {
        JsonNode name = tree.path(role).path("name");
        return name.isString() ? Optional.of(name.asString()) : Optional.empty();
    }

    /** Its hash, 40 hexadecimal digits. */
    String sha() {
        return sha;
    }

    /** The text to keep. */
    String text() {
        return Json.write(tree);
    }

    ObjectNode tree() {
        return tree;
    }

    /** Whether two parts of pacts are called the same: description and provider states are an interaction's name. */
    static boolean isSameInteraction(JsonNode one, JsonNode other) {
        return one.path("description").equals(other.path("description"))
                && one.path("providerState").equals(other.path("providerState"))
                && one.path("providerStates").equals(other.path("providerStates"));
    }

    /** A copy without the names that the broker gives interactions: what a person compares. */
    static ObjectNode withoutIds(ObjectNode tree) {
        ObjectNode copy = tree.deepCopy();
        PARTS.forEach(key -> copy.path(key).forEach(part -> {
            if (part instanceof ObjectNode object) {
                object.remove(ID);
            }
        }));
        return copy;
    }
}
