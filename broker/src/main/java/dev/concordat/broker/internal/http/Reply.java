package dev.concordat.broker.internal.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what is answered to one request. */
final class Reply {

    /** In seconds: after which something long has ended. */
    private static final String RETRY_AFTER = "10";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Links links;

    Reply(HttpServletRequest request, HttpServletResponse response, String base) {
        this.request = request;
        this.response = response;
        this.links = new Links(base);
        header("Vary", "Accept");
        header("Cache-Control", "no-cache");
        header("X-Content-Type-Options", "nosniff");
    }

    Links links() {
        return links;
    }

    void header(String name, String value) {
        response.setHeader(name, value);
    }

    void send(Answer answer, @Nullable String produces) throws IOException {
        answer.headers().forEach(this::header);
        response.setStatus(answer.status());
        String type = answer.contentType() == null ? produces : answer.contentType();
        byte[] octets = octets(answer.body());
        if (type != null && answer.status() != 204 && (answer.body() != null || answer.status() < 400)) {
            response.setContentType(
                    type.contains(";") || type.equals(MediaTypes.PROBLEM) || answer.body() instanceof byte[]
                            ? type
                            : type + ";charset=utf-8");
        }
        response.setContentLength(octets.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(octets);
        }
    }

    void refuse(Refusal refusal) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        if (refusal.isPassing()) {
            header("Retry-After", RETRY_AFTER);
        }
        Object body = refusal.body();
        if (body instanceof Answer answer) {
            send(answer, MediaTypes.HAL);
        } else if (body == null) {
            response.setStatus(refusal.status());
            if (refusal.contentType() != null) {
                response.setContentType(refusal.contentType() + ";charset=utf-8");
            }
            response.setContentLength(0);
        } else if (acceptsProblems()) {
            send(problem(refusal.status(), Problems.of(refusal, links.base())), MediaTypes.PROBLEM);
        } else {
            send(
                    Answer.of(refusal.status(), tree(body)),
                    refusal.contentType() == null ? MediaTypes.HAL : refusal.contentType());
        }
    }

    void fail(String reference) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        String message = "The broker failed; its log has the details under the reference " + reference + ".";
        if (acceptsProblems()) {
            send(problem(500, Problems.failure(message)), MediaTypes.PROBLEM);
            return;
        }
        ObjectNode error = Json.object();
        error.putObject("error").put("message", message).put("reference", reference);
        send(Answer.of(500, error), MediaTypes.HAL);
    }

    private static Answer problem(int status, ObjectNode problem) {
        return Answer.of(status, problem).withContentType(MediaTypes.PROBLEM + ";charset=utf-8");
    }

    private boolean acceptsProblems() {
        try {
            return Negotiation.acceptsProblems(Collections.list(request.getHeaders("Accept")));
        } catch (Refusal unreadable) {
            return false;
        }
    }

    private static ObjectNode tree(Object body) {
        ObjectNode tree = Json.object();
        if (body instanceof Map<?, ?> fields) {
            ObjectNode errors = tree.putObject("errors");
            fields.forEach((field, messages) -> ((List<?>) messages)
                    .forEach(message -> errors.withArray(pointerTo(field)).add(String.valueOf(message))));
        } else if (body instanceof List<?> messages) {
            messages.forEach(message -> tree.withArray("/errors").add(String.valueOf(message)));
        } else {
            tree.put("error", String.valueOf(body));
        }
        return tree;
    }

    private static String pointerTo(Object field) {
        return "/" + String.valueOf(field).replace("~", "~0").replace("/", "~1");
    }

    private static byte[] octets(@Nullable Object body) {
        if (body == null) {
            return new byte[0];
        }
        if (body instanceof byte[] octets) {
            return octets;
        }
        return body instanceof JsonNode tree
                ? Json.bytes(tree)
                : body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
