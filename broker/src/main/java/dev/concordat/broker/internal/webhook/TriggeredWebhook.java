package dev.concordat.broker.internal.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event that one webhook waited for.
 *
 * @param uuid its name in addresses
 * @param webhook the webhook's name in addresses, while there is one
 * @param name method and host
 * @param event what happened
 * @param status {@code not_run}, {@code retrying}, {@code success} or {@code failure}
 * @param attempts how often it was made
 * @param consumer the consumer's name
 * @param provider the provider's name
 * @param consumerVersion the consumer version of the pact
 * @param createdAt when it happened
 */
record TriggeredWebhook(
        String uuid,
        @Nullable String webhook,
        String name,
        String event,
        String status,
        int attempts,
        String consumer,
        String provider,
        String consumerVersion,
        Instant createdAt) {

    static final String RETRYING = "retrying";
    static final String SUCCESS = "success";
    static final String FAILURE = "failure";

    boolean isFinished() {
        return status.equals(SUCCESS) || status.equals(FAILURE);
    }
}
