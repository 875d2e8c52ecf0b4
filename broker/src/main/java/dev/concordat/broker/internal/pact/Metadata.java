package dev.concordat.broker.internal.pact;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What an address of a pact remembers of why the pact was given out, so that a result can be told from whom it was for:
 * a query string in unpadded base64. Clients only hand it back.
 */
public final class Metadata {

    private Metadata() {}

    /** The token of a query string such as {@code cv=16}. */
    public static String encode(String query) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(query.getBytes(StandardCharsets.UTF_8));
    }

    /** The query string of a token; empty where the token is not ours: it decides nothing that matters. */
    public static String decode(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
