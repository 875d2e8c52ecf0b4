package dev.concordat.broker.internal.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that is refused, and why. Three shapes of body are known to the clients of a Pact Broker: one message,
 * messages by field, and a list of messages; who accepts {@code application/problem+json} gets each of them as a
 * problem.
 */
@SuppressWarnings("serial") // never serialised
public final class Refusal extends RuntimeException {

    private final int status;
    private final @Nullable String contentType;
    private final @Nullable Object body;

    private Refusal(int status, String message, @Nullable String contentType, @Nullable Object body) {
        super(message, null, false, false);
        this.status = status;
        this.contentType = contentType;
        this.body = body;
    }

    /** One message: {@code {"error": ...}}. */
    public static Refusal error(int status, String message) {
        return new Refusal(status, message, null, message);
    }

    /** Messages by field: {@code {"errors": {field: [...]}}}. */
    public static Refusal fields(int status, Map<String, List<String>> errors) {
        return new Refusal(status, errors.toString(), null, new LinkedHashMap<>(errors));
    }

    /** 400 for one field. */
    public static Refusal field(String field, String message) {
        return fields(400, Map.of(field, List.of(message)));
    }

    /** A list of messages: {@code {"errors": [...]}}. */
    public static Refusal list(int status, List<String> errors) {
        return new Refusal(status, errors.toString(), null, List.copyOf(errors));
    }

    /** 503: what the caller asks for can be done, but not now. */
    public static Refusal busy(String message) {
        return error(BUSY, message);
    }

    /** A body of its own, sent as it is. */
    public static Refusal of(Answer answer) {
        return new Refusal(answer.status(), "refused", answer.contentType(), answer);
    }

    /** 404: there is nothing at this address. */
    public static Refusal notFound() {
        return new Refusal(404, NOTHING_HERE, MediaTypes.JSON, NOTHING_HERE);
    }

    /** 404 of something that the message names. */
    public static Refusal notFound(String message) {
        return error(404, message);
    }

    /** No body at all. */
    static Refusal bare(int status, @Nullable String contentType) {
        return new Refusal(status, "status " + status, contentType, null);
    }

    private static final int BUSY = 503;

    private static final String NOTHING_HERE = "There is nothing at this address.";

    /** What a person is told, one line each. */
    public List<String> messages() {
        if (body instanceof Map<?, ?> fields) {
            return fields.entrySet().stream()
                    .map(field -> field.getKey() + " " + String.join(", ", texts((List<?>) field.getValue())))
                    .toList();
        }
        return body instanceof List<?> all ? texts(all) : List.of(String.valueOf(getMessage()));
    }

    private static List<String> texts(List<?> all) {
        return all.stream().map(String::valueOf).toList();
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Whether the same call may be answered another time. */
    boolean isPassing() {
        return status == BUSY;
    }

    /** The media type, where it is not the usual one. */
    @Nullable String contentType() {
        return contentType;
    }

    /** A String, a Map, a List, an {@link Answer}, or nothing. */
    @Nullable Object body() {
        return body;
    }
}
