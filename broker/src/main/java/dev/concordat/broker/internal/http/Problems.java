package dev.concordat.broker.internal.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Refusals as {@code application/problem+json} (RFC 9457), in the shapes that clients of a Pact Broker know. */
final class Problems {

    private Problems() {}

    /** One that is a problem whatever the caller accepts: of paths that cannot be read. */
    static Refusal refusal(int status, String type, String detail) {
        ObjectNode problem = Json.object()
                .put("title", status == 404 ? "Not found" : "Unprocessable")
                .put("type", "/problem/" + type)
                .put("detail", detail)
                .put("status", status);
        return Refusal.of(Answer.of(status, problem).withContentType(MediaTypes.PROBLEM));
    }

    static ObjectNode of(Refusal refusal, String base) {
        Object body = refusal.body();
        if (body instanceof Map<?, ?> fields) {
            ObjectNode problem = validation(refusal, base);
            ArrayNode errors = problem.putArray("errors");
            fields.forEach((field, messages) -> ((List<?>) messages)
                    .forEach(message -> errors.add(error(base, String.valueOf(message))
                            .put("pointer", "/" + String.valueOf(field).replace('.', '/')))));
            return problem;
        }
        if (body instanceof List<?> messages) {
            ObjectNode problem = validation(refusal, base);
            ArrayNode errors = problem.putArray("errors");
            messages.forEach(message -> errors.add(error(base, String.valueOf(message))));
            return problem;
        }
        boolean missing = refusal.status() == 404;
        boolean nothing = MediaTypes.JSON.equals(refusal.contentType());
        // Clients know 409 and unreadable JSON as "server error" with a status member of 500; the HTTP status is the
        // true one.
        return Json.object()
                .put("title", missing ? "Not found" : "Server error")
                .put("type", (nothing ? "" : base) + "/problem/" + (missing ? "not-found" : "server-error"))
                .put("detail", String.valueOf(body))
                .put("status", missing ? 404 : 500);
    }

    static ObjectNode failure(String message) {
        return Json.object()
                .put("title", "Server error")
                .put("type", "/problems/server-error")
                .put("detail", message)
                .put("status", 500);
    }

    private static ObjectNode validation(Refusal refusal, String base) {
        return Json.object()
                .put("title", "Validation errors")
                .put("type", base + "/problems/validation-error")
                .put("status", refusal.status())
                .put("instance", "/");
    }

    private static ObjectNode error(String base, String message) {
        boolean missing = message.toLowerCase(Locale.ROOT).startsWith("is missing");
        return Json.object()
                .put("type", base + "/problems/" + (missing ? "missing-body-property" : "invalid-body-property-value"))
                .put("title", "Invalid body parameter")
                .put("detail", message);
    }
}
