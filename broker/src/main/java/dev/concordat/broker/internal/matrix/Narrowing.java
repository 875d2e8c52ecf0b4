package dev.concordat.broker.internal.matrix;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are of interest.
 *
 * @param latestBy only the last of each group; {@code null} for all rows, overwritten pacts and results among them
 * @param outcomes only rows with one of these; empty for all
 * @param limit at most so many rows; {@code null} for all
 * @param days only pacts of so many last days; {@code null} for all
 */
record Narrowing(
        @Nullable LatestBy latestBy,
        Set<Outcome> outcomes,
        @Nullable Integer limit,
        @Nullable Integer days) {

    Narrowing {
        outcomes = Set.copyOf(outcomes);
    }

    static Narrowing by(LatestBy latestBy) {
        return new Narrowing(latestBy, Set.of(), null, null);
    }
}
