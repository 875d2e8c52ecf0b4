package dev.concordat.broker.internal.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is answered: JSON trees, text, bytes or nothing.
 *
 * @param status the HTTP status
 * @param body a {@code tools.jackson.databind.JsonNode}, a {@link CharSequence}, a {@code byte[]}, or {@code null}
 * @param contentType where it is not the negotiated one
 * @param headers further headers
 */
public record Answer(
        int status, @Nullable Object body, @Nullable String contentType, Map<String, String> headers) {

    /** Copies the headers. */
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** 200 with a body. */
    public static Answer ok(Object body) {
        return new Answer(200, body, null, Map.of());
    }

    /** 201 with a body. */
    public static Answer created(Object body) {
        return new Answer(201, body, null, Map.of());
    }

    /** A body, with the status given. */
    public static Answer of(int status, @Nullable Object body) {
        return new Answer(status, body, null, Map.of());
    }

    /** 204. */
    public static Answer none() {
        return new Answer(204, null, null, Map.of());
    }

    /** A copy that says another media type than the negotiated one. */
    public Answer withContentType(String type) {
        return new Answer(status, body, type, headers);
    }

    /** A copy with one more header. */
    public Answer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, body, contentType, more);
    }
}
