package dev.concordat.database.internal.baseline;

/** The state a database was in when it was migrated and loaded, and the way back to it. */
public interface Baseline extends AutoCloseable {

    /** Brings the working database back; its sessions may be ended by that. */
    void restore();

    /** Takes the working database as it is now for the baseline; its sessions are ended by that. */
    void rebase();

    @Override
    void close();
}
