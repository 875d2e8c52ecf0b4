package dev.concordat.broker.internal.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What a webhook is made for.
 *
 * @param event the name of what happened, {@code test} where somebody only tries
 * @param base the address that links begin with
 * @param pactId the publication, if there is one
 * @param verificationId the result, of events about results
 * @param providerVersionId the version that has to verify
 */
record Occasion(
        String event,
        String base,
        @Nullable Long pactId,
        @Nullable Long verificationId,
        @Nullable Long providerVersionId) {}
