package dev.concordat.database.internal.baseline;

/** The state a database was in when it was migrated and loaded, and the way back to it. */
public interface Baseline extends AutoCloseable {

    /** Brings the working database back; its sessions may be ended by that. */
    void restore();

    @Override
    void close();
}
