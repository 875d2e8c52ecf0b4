package dev.concordat.pactbroker;

import au.com.dius.pact.core.support.json.JsonValue;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A request to a broker.
 *
 * @param method the method
 * @param uri where it goes
 * @param body what is sent; null where nothing is
 * @param repeatable whether sending it twice does no more than sending it once, so that it may be sent again where
 *     nobody knows whether it arrived
 */
public record BrokerRequest(
        String method, URI uri, @Nullable JsonValue body, boolean repeatable) {

    /** Reads. */
    public static BrokerRequest get(URI uri) {
        return new BrokerRequest("GET", uri, null, true);
    }

    /** Has the broker do something, once: sent again only where it surely did not arrive. */
    public static BrokerRequest post(URI uri, JsonValue body) {
        return new BrokerRequest("POST", uri, body, false);
    }

    /** Creates or replaces. */
    public static BrokerRequest put(URI uri, JsonValue body) {
        return new BrokerRequest("PUT", uri, body, true);
    }

    /** Changes some properties of what is there. */
    public static BrokerRequest patch(URI uri, JsonValue body) {
        return new BrokerRequest("PATCH", uri, body, true);
    }

    /** The same, which may be sent again. */
    public BrokerRequest asRepeatable() {
        return new BrokerRequest(method, uri, body, true);
    }

    BrokerRequest to(URI other) {
        return new BrokerRequest(method, other, body, repeatable);
    }

    String contentType() {
        return method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
    }

    /** Method and place. */
    @Override
    public String toString() {
        return method + " " + uri;
    }
}
