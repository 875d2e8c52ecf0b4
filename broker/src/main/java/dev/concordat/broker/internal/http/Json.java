package dev.concordat.broker.internal.http;

import java.util.function.Supplier;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes JSON, numbers exactly as they were sent. */
public final class Json {

    /** How deep a document may be nested: a tree is walked recursively, and a stack is finite. */
    private static final int DEPTH = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNumberLength(1000)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Of a value within a document, which goes on behind it. */
    private static final ObjectReader VALUE = MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /** A new, empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A new, empty array. */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /**
     * Reads a document.
     *
     * @throws tools.jackson.core.JacksonException where it is not JSON, or too deep
     */
    public static JsonNode read(String text) {
        return read(() -> MAPPER.readTree(text));
    }

    /** Reads a document of UTF-8. */
    public static JsonNode read(byte[] octets) {
        return read(() -> MAPPER.readTree(octets));
    }

    private static JsonNode read(Supplier<JsonNode> reading) {
        try {
            return reading.get();
        } catch (NumberFormatException e) {
            // Of an exponent that no number of Java has; Jackson leaves it as it is.
            throw new StreamReadException(null, "A number is too large or too small.", e);
        }
    }

    /** Reads a document bit by bit: a long one takes many times its length as a tree. */
    public static JsonParser parser(String text) {
        return MAPPER.createParser(text);
    }

    /** Reads the value that a parser stands before. */
    public static JsonNode read(JsonParser parser) {
        return read(() -> VALUE.readTree(parser));
    }

    /** Writes a tree, compactly. */
    public static String write(JsonNode tree) {
        return MAPPER.writeValueAsString(tree);
    }

    /** Writes a tree as octets of UTF-8. */
    public static byte[] bytes(JsonNode tree) {
        return MAPPER.writeValueAsBytes(tree);
    }
}
