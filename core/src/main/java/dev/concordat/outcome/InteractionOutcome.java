package dev.concordat.outcome;

import java.util.List;

/**
 * What became of one interaction.
 *
 * @param consumer whose pact it is in
 * @param description the interaction's own
 * @param states the provider states it needs, as a person reads them, parameters included
 * @param type {@code http} or {@code message}
 * @param status how it ended
 * @param mismatches what differed, for {@link Status#FAILED}
 * @param error why it could not be compared, for {@link Status#ERROR}; for {@link Status#FAILED} what went wrong beside
 *     the differences; empty otherwise
 * @param millis how long it took, reset included, in milliseconds
 */
public record InteractionOutcome(
        String consumer,
        String description,
        List<String> states,
        String type,
        Status status,
        List<Mismatch> mismatches,
        String error,
        long millis) {

    /** Copies the lists. */
    public InteractionOutcome {
        states = List.copyOf(states);
        mismatches = List.copyOf(mismatches);
    }

    /** How an interaction ended. */
    public enum Status {
        /** The provider does what the pact says. */
        VERIFIED,
        /** It does something else. */
        FAILED,
        /** It could not be asked, or its state could not be reached: nothing is known. */
        ERROR
    }
}
