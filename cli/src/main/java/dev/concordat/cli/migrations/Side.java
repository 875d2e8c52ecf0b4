package dev.concordat.cli.migrations;

import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.InteractionOutcome.Status;
import dev.concordat.outcome.Mismatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an interaction on one side of a migration.
 *
 * @param state how it ended
 * @param mismatches what differed, where it failed
 * @param error why nothing is known, where that is so
 */
record Side(State state, List<Mismatch> mismatches, String error) {

    private static final Side NOT_RUN = new Side(State.NOT_RUN, List.of(), "");

    Side {
        mismatches = List.copyOf(mismatches);
    }

    static Side of(@Nullable InteractionOutcome outcome) {
        if (outcome == null) {
            return NOT_RUN;
        }
        State state = State.NOT_SET_UP;
        if (outcome.status() == Status.VERIFIED) {
            state = State.PASSES;
        } else if (outcome.isKnown()) {
            state = State.FAILS;
        }
        return new Side(state, outcome.mismatches(), outcome.error());
    }

    /** How it ended. */
    enum State {
        PASSES("passes"),
        FAILS("fails"),
        /** Its state could not be reached, or it could not be asked. */
        NOT_SET_UP("not set up"),
        NOT_RUN("not run");

        private final String words;

        State(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }

        boolean isKnown() {
            return this == PASSES || this == FAILS;
        }
    }
}
