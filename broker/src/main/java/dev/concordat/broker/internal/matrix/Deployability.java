package dev.concordat.broker.internal.matrix;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a version can be deployed, and why.
 *
 * @param deployable {@code null} where a result is missing
 * @param reasons in words, what to be careful about first
 * @param cells the results that were asked for
 */
public record Deployability(@Nullable Boolean deployable, List<String> reasons, List<Cell> cells) {

    /** Copies. */
    public Deployability {
        reasons = List.copyOf(reasons);
        cells = List.copyOf(cells);
    }

    /**
     * What a version of a provider made of the pact of a version of a consumer.
     *
     * @param consumer the consumer's name
     * @param consumerVersion its version
     * @param provider the provider's name
     * @param providerVersion its version; {@code null} where there is none of interest
     * @param success {@code null} where there is no result
     * @param ignored whether it does not count
     */
    public record Cell(
            String consumer,
            String consumerVersion,
            String provider,
            @Nullable String providerVersion,
            @Nullable Boolean success,
            boolean ignored) {}

    static Deployability of(Verdict verdict, List<Notice> notices) {
        Findings findings = verdict.findings();
        return new Deployability(
                verdict.deployable(),
                notices.stream().map(Notice::text).toList(),
                Stream.concat(
                                findings.considered().stream().map(row -> cell(row, false)),
                                findings.ignoredRows().stream().map(row -> cell(row, true)))
                        .toList());
    }

    private static Cell cell(Row row, boolean ignored) {
        VersionKey provider = row.concernedProviderVersion();
        Row.Result result = row.result();
        return new Cell(
                row.consumer().name(),
                row.consumerVersion().number(),
                row.provider().name(),
                provider == null ? null : provider.number(),
                result == null ? null : result.success(),
                ignored);
    }
}
