package dev.concordat.broker.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request and what the official broker 2.120.0 answered, wording masked: words are each broker's own. */
@SuppressWarnings("ArrayRecordComponent") // octets, and nobody compares conversations
record Conversation(
        String name, String method, String path, List<Header> headers, byte @Nullable [] body, JsonNode expect) {

    record Header(String name, String value) {}

    private static final JsonMapper MAPPER = new JsonMapper();

    /** All of a file, in the order they were held. */
    static List<Conversation> read(String resource) {
        try (InputStream in = Conversation.class.getResourceAsStream("/conformance/" + resource)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no " + resource);
            }
            List<Conversation> all = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> all.add(parse(line)));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Conversation parse(String line) {
        JsonNode tree = MAPPER.readTree(line);
        List<Header> headers = new ArrayList<>();
        tree.get("headers")
                .properties()
                .forEach(header -> headers.add(
                        new Header(header.getKey(), header.getValue().asString())));
        byte[] body = null;
        if (tree.has("body")) {
            body = tree.get("body").asString().getBytes(StandardCharsets.UTF_8);
        } else if (tree.has("octets")) {
            body = Base64.getDecoder().decode(tree.get("octets").asString());
        }
        return new Conversation(
                tree.get("name").asString(),
                tree.get("method").asString(),
                tree.get("path").asString(),
                headers,
                body,
                tree.get("expect"));
    }

    /** Whether it was recorded; one that was not brings about what later ones speak of. */
    boolean isRecorded() {
        return !name.contains("not-recorded");
    }

    int status() {
        return expect.get("status").asInt();
    }

    @Override
    public String toString() {
        return name + ": " + method + " " + path;
    }
}
