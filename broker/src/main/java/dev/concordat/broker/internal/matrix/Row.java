package dev.concordat.broker.internal.matrix;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A cell of the matrix: a consumer's version with its pact, and what a provider's version made of it.
 *
 * @param providerVersion {@code null} where no version of interest has verified the pact
 * @param result {@code null} where there is none
 * @param awaited the provider's version whose result is missing, where it is known
 */
record Row(
        Party consumer,
        VersionKey consumerVersion,
        Party provider,
        @Nullable VersionKey providerVersion,
        PublishedPact pact,
        @Nullable Result result,
        @Nullable VersionKey awaited) {

    /**
     * A pact, as a version of its consumer has it.
     *
     * @param id the publication's key
     * @param sha of the content
     */
    record PublishedPact(long id, String sha, int revision, Instant createdAt) {}

    /**
     * A result.
     *
     * @param id its number
     */
    record Result(long id, boolean success, Instant verifiedAt) {}

    /** By names, and of each the newest first. */
    static final Comparator<Row> ORDER = Comparator.<Row, String>comparing(
                    row -> row.consumer().name())
            .thenComparing(row -> row.consumerVersion().id(), Comparator.reverseOrder())
            .thenComparing(row -> row.pact().revision(), Comparator.reverseOrder())
            .thenComparing(row -> row.provider().name())
            .thenComparing(Row::providerVersionId, Comparator.reverseOrder())
            .thenComparing(Row::resultId, Comparator.reverseOrder());

    Outcome outcome() {
        if (result == null) {
            return Outcome.UNKNOWN;
        }
        return result.success() ? Outcome.SUCCESS : Outcome.FAILED;
    }

    /** The provider version's place in the order; one that is not there comes after all others. */
    long providerVersionId() {
        return providerVersion == null ? Long.MAX_VALUE : providerVersion.id();
    }

    private long resultId() {
        return result == null ? Long.MAX_VALUE : result.id();
    }

    /** A row of the same pact that awaits the result of the only version that counts. */
    Row awaiting(VersionKey version) {
        return new Row(consumer, consumerVersion, provider, null, pact, null, version);
    }

    /** A row of the same pact that awaits the result of one of several versions that count. */
    Row awaitingOneOfSeveral(VersionKey version) {
        return new Row(consumer, consumerVersion, provider, version, pact, null, version);
    }

    /** The version that the row is about, whether or not it verified the pact. */
    @Nullable VersionKey concernedProviderVersion() {
        return providerVersion == null ? awaited : providerVersion;
    }
}
