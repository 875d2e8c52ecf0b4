package dev.concordat.broker.internal.webhook;

import org.jspecify.annotations.Nullable;

/**
 * A webhook that is to be made now.
 *
 * @param id the key of what triggered it
 * @param attempts how often it was made before
 * @param occasion what for
 * @param webhook which; {@code null} where it was deleted
 */
record Due(
        long id, int attempts, Occasion occasion, @Nullable Webhook webhook) {}
