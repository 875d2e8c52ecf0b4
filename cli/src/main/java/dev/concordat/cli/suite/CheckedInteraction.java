package dev.concordat.cli.suite;

import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.Mismatch;
import java.util.List;

/**
 * An interaction of a pact and what is known of it after the run.
 *
 * @param description the interaction's own
 * @param states the provider states it needs, as a person reads them
 * @param type {@code http} or {@code message}
 * @param status how it ended
 * @param mismatches what differed, where it failed
 * @param error why it could not be verified; empty otherwise
 * @param millis how long it took
 */
record CheckedInteraction(
        String description,
        List<String> states,
        String type,
        Status status,
        List<Mismatch> mismatches,
        String error,
        long millis) {

    CheckedInteraction {
        states = List.copyOf(states);
        mismatches = List.copyOf(mismatches);
    }

    static CheckedInteraction of(InteractionOutcome outcome) {
        return new CheckedInteraction(
                outcome.description(),
                outcome.states(),
                outcome.type(),
                switch (outcome.status()) {
                    case VERIFIED -> Status.VERIFIED;
                    case FAILED -> Status.FAILED;
                    case ERROR -> Status.ERROR;
                    case PENDING -> Status.PENDING;
                },
                outcome.mismatches(),
                outcome.error(),
                outcome.millis());
    }

    static CheckedInteraction notRun(String description, List<String> states, String type) {
        return new CheckedInteraction(description, states, type, Status.NOT_RUN, List.of(), "", 0);
    }

    /** How it ended, the gravest first. */
    enum Status {
        FAILED,
        /** It could not be asked, or its state could not be reached. */
        ERROR,
        /** No provider was asked. */
        NOT_RUN,
        /** It did not hold, and need not yet. */
        PENDING,
        VERIFIED
    }
}
