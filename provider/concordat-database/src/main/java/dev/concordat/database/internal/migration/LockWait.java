package dev.concordat.database.internal.migration;

import java.time.Duration;

/**
 * A statement that waited for a lock, and who holds it.
 *
 * @param statement the statement that waits
 * @param blocker the process id of the session that holds the lock
 * @param application what that session calls itself
 * @param state what it is doing: 'active', 'idle in transaction'
 * @param query what it did last
 * @param ownSession whether it is a session of the migration itself
 * @param lasted how long the wait had lasted when it was ended
 */
record LockWait(
        String statement,
        int blocker,
        String application,
        String state,
        String query,
        boolean ownSession,
        Duration lasted) {

    private static final int LONGEST = 200;

    /** Whether no patience will end it: who holds the lock waits for who waits. */
    boolean endless() {
        return ownSession && state.startsWith("idle in transaction");
    }

    /** Both sides, a line each. */
    String describe() {
        return "Waiting: " + SqlText.oneLine(statement, LONGEST) + "\nBlocked by: session " + blocker
                + " (application '" + application + "', " + state + "), whose last statement was: "
                + SqlText.oneLine(query, LONGEST);
    }
}
