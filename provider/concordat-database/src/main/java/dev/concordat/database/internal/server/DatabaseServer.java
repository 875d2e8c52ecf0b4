package dev.concordat.database.internal.server;

import dev.concordat.database.internal.settings.DatabaseSettings;

/** A PostgreSQL server in which databases can be made. Closing it twice is harmless. */
public interface DatabaseServer extends AutoCloseable {

    /**
     * Sets aside the names a declared database takes on this server. Nothing is made yet, and nothing that is not ours
     * is ever given out.
     */
    Place claim(DatabaseSettings database);

    @Override
    void close();
}
