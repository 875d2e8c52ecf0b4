package dev.concordat.cli.suite;

import java.time.Duration;

/**
 * How a command ended.
 *
 * @param reason why it ended
 * @param exitCode what it returned; -1 unless it ended by itself
 * @param duration how long it ran
 */
record Ending(Reason reason, int exitCode, Duration duration) {

    boolean successful() {
        return reason == Reason.EXITED && exitCode == 0;
    }

    /** Why a command ended. */
    enum Reason {
        EXITED,
        TIMED_OUT
    }
}
