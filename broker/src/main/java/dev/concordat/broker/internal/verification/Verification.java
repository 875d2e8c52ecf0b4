package dev.concordat.broker.internal.verification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A result of verification.
 *
 * @param number its number, of one sequence for the whole broker
 * @param providerVersion the provider version that was verified
 * @param success whether all of the content was fulfilled
 * @param buildUrl the build that verified
 * @param testResults results by interaction: JSON in the shape its publisher gave it
 * @param verifiedBy with what it was verified: JSON
 * @param executedAt when
 */
record Verification(
        long number,
        String providerVersion,
        boolean success,
        @Nullable String buildUrl,
        @Nullable String testResults,
        @Nullable String verifiedBy,
        Instant executedAt) {}
