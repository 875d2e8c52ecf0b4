package dev.concordat.outcome;

import java.time.Instant;
import java.util.List;

/**
 * What one verification run of one provider found. The provider's run writes it, the suite and later the broker read
 * it; see {@link VerificationReports}.
 *
 * @param provider the provider's name
 * @param schemaVersion the newest migration of each of its databases, as {@code main 8}; empty without a database
 * @param started when the run began
 * @param millis how long it took, in milliseconds, from its first interaction to its last
 * @param outcomes one for each interaction that was run
 * @param pacts the pacts they are in
 */
public record VerificationReport(
        String provider,
        List<String> schemaVersion,
        Instant started,
        long millis,
        List<InteractionOutcome> outcomes,
        List<VerifiedPact> pacts) {

    /** Copies the lists. */
    public VerificationReport {
        schemaVersion = List.copyOf(schemaVersion);
        outcomes = List.copyOf(outcomes);
        pacts = List.copyOf(pacts);
    }
}
