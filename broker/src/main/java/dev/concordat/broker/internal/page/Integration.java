package dev.concordat.broker.internal.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A consumer, a provider, and how their contract stands: the latest pact of the consumer's main branch, or the latest
 * of all where none was published from there.
 *
 * @param consumer the consumer's name
 * @param provider the provider's name
 * @param version the consumer's version, {@code null} where there is no pact any more
 * @param branch a branch of that version
 * @param published when
 * @param status how it stands
 * @param verifier the provider's version of the last result
 * @param verified when
 */
record Integration(
        String consumer,
        String provider,
        @Nullable String version,
        @Nullable String branch,
        @Nullable Instant published,
        Status status,
        @Nullable String verifier,
        @Nullable Instant verified) {

    boolean involves(String pacticipant) {
        return consumer.equals(pacticipant) || provider.equals(pacticipant);
    }
}
