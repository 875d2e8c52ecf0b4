package dev.concordat.database.internal.baseline;

/** The state a database was in when it was migrated and loaded, and the way back to it. Safe for any thread. */
public interface Baseline extends AutoCloseable {

    /** What a reset came to, as far as others must know. */
    enum Restored {
        /** Connections live on. */
        IN_PLACE,
        /** Connections ended, or must: what pools hold is of no more use. */
        SESSIONS_ENDED
    }

    /**
     * Brings the working database back.
     *
     * @param next who uses it from now on, for messages about what is left behind; empty text for nobody: then whatever
     *     is written until the next call was written too late
     */
    Restored restore(String next);

    /** Takes the working database as it is now for the baseline; its sessions may be ended by that. */
    void rebase();

    @Override
    void close();
}
