package dev.concordat.broker.internal.outbound;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to another host.
 *
 * @param method in capital letters
 * @param uri with a scheme and a host
 * @param headers by their names
 * @param body if there is one
 */
public record OutboundRequest(
        String method,
        URI uri,
        Map<String, String> headers,
        @Nullable String body) {

    /** Copies, in the order given. */
    public OutboundRequest {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
}
