package dev.concordat.broker.internal.pact;

import dev.concordat.broker.internal.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hashes of content, the same whatever the order of keys. SHA-1 names content here, as it does in git; it protects
 * nothing.
 */
final class ContentHash {

    private ContentHash() {}

    static String of(JsonNode node) {
        return ofText(Json.write(sorted(node)));
    }

    private static String ofText(String text) {
        return ofLines(text, List.of());
    }

    /** Of lines, as if they were one text: without making it, for a pact may be long. */
    static String ofLines(String first, List<String> others) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(first.getBytes(StandardCharsets.UTF_8));
            for (String line : others) {
                digest.update((byte) '\n');
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1.", e);
        }
    }

    static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode result = Json.object();
            object.properties().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(entry -> result.set(entry.getKey(), sorted(entry.getValue())));
            return result;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = Json.array();
            array.forEach(each -> result.add(sorted(each)));
            return result;
        }
        return node;
    }
}
