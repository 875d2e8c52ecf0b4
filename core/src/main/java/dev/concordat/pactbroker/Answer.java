package dev.concordat.pactbroker;

import au.com.dius.pact.core.support.json.JsonParser;
import au.com.dius.pact.core.support.json.JsonValue;
import java.util.Optional;

/**
 * What came back.
 *
 * @param status the HTTP status
 * @param type the content type; empty where there is none
 * @param body the text; empty where there is none
 * @param location where a redirect leads; empty where it is none
 */
record Answer(int status, String type, String body, String location) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isRedirect() {
        return (status == 301 || status == 302 || status == 303 || status == 307 || status == 308)
                && !location.isEmpty();
    }

    boolean isPage() {
        return type.startsWith("text/html")
                || type.startsWith("application/xhtml")
                || body.stripLeading().startsWith("<");
    }

    /** The body as JSON; empty where it is something else. */
    Optional<JsonValue> json() {
        if (body.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonParser.parseString(body));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
