package dev.concordat.broker.internal.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pact as it was published.
 *
 * @param id the key of its content
 * @param consumer the consumer's name
 * @param provider the provider's name
 * @param versionId the key of the consumer's version
 * @param version the consumer's version
 * @param branches that the version is on
 * @param tags that the version bears
 * @param sha of the content
 * @param content JSON
 * @param published when
 * @param previous the latest version before this one that had another content
 */
record PactDocument(
        long id,
        String consumer,
        String provider,
        long versionId,
        String version,
        List<String> branches,
        List<String> tags,
        String sha,
        String content,
        @Nullable Instant published,
        @Nullable String previous) {}
