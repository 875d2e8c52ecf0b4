package dev.concordat.outcome;

import java.util.List;

/**
 * What became of one interaction.
 *
 * @param consumer whose pact it is in
 * @param pact where that pact is, as {@link VerifiedPact#source()} has it
 * @param description the interaction's own
 * @param states the provider states it needs, as a person reads them, parameters included
 * @param type {@code http} or {@code message}
 * @param status how it ended
 * @param mismatches what differed, for {@link Status#FAILED} and {@link Status#PENDING}
 * @param error why it could not be compared, for {@link Status#ERROR} and {@link Status#PENDING}; where there are
 *     differences what went wrong beside them; empty otherwise
 * @param millis how long it took, reset included, in milliseconds
 */
public record InteractionOutcome(
        String consumer,
        String pact,
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

    /** Whether the provider's answer was compared with what the pact says: else nothing is known of it. */
    public boolean isKnown() {
        return status == Status.VERIFIED || !mismatches.isEmpty();
    }

    /** Whether a build fails for it. */
    public boolean isFault() {
        return status == Status.FAILED || status == Status.ERROR;
    }

    /** How an interaction ended, from good to bad. */
    public enum Status {
        /** The provider does what the pact says. */
        VERIFIED,
        /** It does something else, or could not be asked, and need not yet: no build fails for it. */
        PENDING,
        /** It does something else. */
        FAILED,
        /** It could not be asked, or its state could not be reached: nothing is known. */
        ERROR
    }
}
