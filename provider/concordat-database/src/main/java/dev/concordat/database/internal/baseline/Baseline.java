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

    /** Brings the working database back. */
    Restored restore();

    /** Who uses it from now on, for messages about what is left behind; empty text for somebody without a name. */
    void usedBy(String name);

    /** Nobody uses it from now on: whatever is written until the next use was written too late, by the last user. */
    void unused();

    /**
     * Leaves the working database as it is, under another name, and goes on with a new one at the baseline. All
     * sessions end.
     *
     * @return whether it was done; not where the user may not make databases
     */
    boolean setAside(String name);

    /** Takes the working database as it is now for the baseline; its sessions may be ended by that. */
    void rebase();

    @Override
    void close();
}
