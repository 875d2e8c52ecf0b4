package dev.concordat.broker.internal.webhook;

import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.outbound.OutboundRequest;
import dev.concordat.broker.internal.outbound.OutboundResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One time that a webhook was made, and what may be told of it: no secrets, and of the answer only the status, unless
 * the operator named the host.
 */
final class Execution {

    /** Why so little is said of an answer. */
    static final String KEPT_BACK =
            "The answer's headers and body are not shown, because the broker's operator has not named"
                    + " this host in 'concordat.broker.webhook.host-whitelist'.";

    private final StringBuilder log = new StringBuilder();
    private final OutboundRequest request;
    private final Secrets secrets;
    private final boolean listed;
    private @Nullable OutboundResponse response;
    private @Nullable String error;
    private boolean success;

    Execution(OutboundRequest request, Secrets secrets, boolean listed) {
        this.request = request;
        this.secrets = secrets;
        this.listed = listed;
        note(request.method() + " " + request.uri());
        request.headers().forEach((name, value) -> note(name + ": " + Secrets.shown(name, value)));
        if (request.body() != null) {
            note(shortened(request.body()));
        }
    }

    void answered(OutboundResponse answer, boolean good) {
        this.response = answer;
        this.success = good;
        note("Answered with status " + answer.status() + ".");
        if (listed) {
            answer.headers().forEach((name, value) -> note(name + ": " + Secrets.shown(name, value)));
            if (!answer.body().isEmpty()) {
                note(shortened(answer.body()));
            }
        } else {
            note(KEPT_BACK);
        }
    }

    void failed(String reason) {
        this.error = secrets.hide(reason);
        note(reason);
    }

    void note(String text) {
        // PostgreSQL's text cannot hold a zero character, and an answer may.
        log.append('[')
                .append(Instant.now().truncatedTo(ChronoUnit.SECONDS))
                .append("] ")
                .append(secrets.hide(text).replace('\0', '\uFFFD'))
                .append('\n');
    }

    boolean isSuccess() {
        return success;
    }

    String log() {
        return log.toString();
    }

    /** As somebody who tried is answered. */
    ObjectNode view() {
        ObjectNode view = Json.object();
        if (error != null) {
            view.putObject("error").put("message", error);
        }
        ObjectNode sent = view.putObject("request");
        sent.set("headers", headers(request.headers()));
        if (request.body() != null) {
            sent.set("body", body(request.body()));
        }
        sent.put("url", secrets.hide(request.uri().toString()));
        if (response != null && listed) {
            ObjectNode got = view.putObject("response").put("status", response.status());
            got.set("headers", headers(response.headers()));
            got.set("body", body(response.body()));
        }
        if (!listed) {
            view.put("message", KEPT_BACK);
        }
        return view.put("logs", log()).put("success", success);
    }

    private ObjectNode headers(Map<String, String> headers) {
        Map<String, String> shown = new LinkedHashMap<>(headers);
        shown.replaceAll((name, value) -> secrets.hide(Secrets.shown(name, value)));
        ObjectNode view = Json.object();
        shown.forEach(view::put);
        return view;
    }

    private JsonNode body(String text) {
        String shown = secrets.hide(shortened(text));
        try {
            JsonNode tree = Json.read(shown);
            return tree.isMissingNode() ? JsonNodeFactory.instance.stringNode(shown) : tree;
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.stringNode(shown);
        }
    }

    private static String shortened(String text) {
        return text.length() > OutboundResponse.MAX_BODY ? text.substring(0, OutboundResponse.MAX_BODY) + " ..." : text;
    }
}
