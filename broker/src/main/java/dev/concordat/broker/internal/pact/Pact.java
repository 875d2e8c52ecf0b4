package dev.concordat.broker.internal.pact;

import java.time.Instant;

/**
 * A publication: what a consumer version expects of a provider. Its content is fetched apart, for most answers need
 * none.
 *
 * @param id its key
 * @param consumer the consumer's name
 * @param provider the provider's name
 * @param consumerId the consumer's key
 * @param providerId the provider's key
 * @param versionId the key of the consumer version
 * @param version the number of the consumer version
 * @param pactVersionId the key of the content
 * @param sha the hash of the content
 * @param revision from 1 on; merges add
 * @param createdAt when this revision came
 */
public record Pact(
        long id,
        String consumer,
        String provider,
        long consumerId,
        long providerId,
        long versionId,
        String version,
        long pactVersionId,
        String sha,
        int revision,
        Instant createdAt) {

    /** As links name it. */
    public String title() {
        return "Pact between " + consumer + " (" + version + ") and " + provider;
    }
}
