package dev.concordat.broker.internal.integration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pact that matters now: the latest of its pair, of a tag, or one that is deployed somewhere.
 *
 * @param consumerBranches the branches that the consumer version is the latest of
 * @param tags the tags that this is the pair's latest pact of
 * @param publishedAt when it was published
 * @param result its latest result, or {@code null} where it was never verified
 */
record DashboardItem(
        String consumer,
        String consumerVersion,
        List<String> consumerBranches,
        List<String> tags,
        String provider,
        Instant publishedAt,
        @Nullable Result result) {

    /** The latest result of a pact, with the provider version it came of. */
    record Result(
            boolean success,
            boolean pending,
            Instant verifiedAt,
            String providerVersion,
            List<String> providerBranches,
            List<String> providerTags) {

        Result {
            providerBranches = List.copyOf(providerBranches);
            providerTags = List.copyOf(providerTags);
        }
    }

    DashboardItem {
        consumerBranches = List.copyOf(consumerBranches);
        tags = List.copyOf(tags);
    }

    String status() {
        if (result == null) {
            return "never";
        }
        if (result.success()) {
            return "success";
        }
        return result.pending() ? "failed_pending" : "failed";
    }

    Instant lastActivity() {
        return result == null || result.verifiedAt().isBefore(publishedAt) ? publishedAt : result.verifiedAt();
    }
}
