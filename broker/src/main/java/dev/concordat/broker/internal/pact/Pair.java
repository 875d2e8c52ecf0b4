package dev.concordat.broker.internal.pact;

import dev.concordat.broker.internal.http.Call;

/**
 * A consumer and a provider, by their names.
 *
 * @param consumer who asks
 * @param provider who answers
 */
public record Pair(String consumer, String provider) {

    /** Where pacts between the two are. */
    public static final String PATH = "/pacts/provider/{provider}/consumer/{consumer}";

    /** The template of {@link #PATH} for links. */
    public static final String LINK = "/pacts/provider/{}/consumer/{}";

    /** The pair that an address names. */
    public static Pair of(Call call) {
        return new Pair(call.path("consumer"), call.path("provider"));
    }
}
