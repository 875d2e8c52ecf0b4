package dev.concordat.broker.internal.outbound;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What another host answered.
 *
 * @param status the HTTP status
 * @param headers by their names
 * @param body its beginning, as text
 */
public record OutboundResponse(int status, Map<String, String> headers, String body) {

    /** How much of a body is read; nobody reads more of it in a log. */
    public static final int MAX_BODY = 32 << 10;

    /** Copies, in the order given. */
    public OutboundResponse {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
}
