package dev.concordat.broker.internal.event;

import org.jspecify.annotations.Nullable;

/**
 * Something happened to a contract.
 *
 * @param name what
 * @param pactId the publication it happened to (a row of {@code pact})
 * @param verificationId the result, of events about results
 * @param providerVersionId the provider's version that has to verify, of
 *     {@code contract_requiring_verification_published}
 * @param base the address that the broker was reached by, for links
 */
public record BrokerEvent(
        EventName name,
        long pactId,
        @Nullable Long verificationId,
        @Nullable Long providerVersionId,
        String base) {}
