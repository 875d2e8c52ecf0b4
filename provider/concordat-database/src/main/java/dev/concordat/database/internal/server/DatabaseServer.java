package dev.concordat.database.internal.server;

import dev.concordat.Problem;
import dev.concordat.database.internal.cache.BaselineCache;
import dev.concordat.database.internal.cache.StoredBaseline;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A PostgreSQL server that runs, in which databases can be made. Closing it twice is harmless. */
public interface DatabaseServer extends AutoCloseable {

    /**
     * The names a declared database takes on this server. Nothing is made yet, and nothing that is not ours is ever
     * given out.
     */
    Place claim(DatabaseSettings database);

    /**
     * Stores all it holds, for which it is stopped and started again: whatever was known of its place is to be asked
     * anew.
     *
     * @param facts what to note beside it
     */
    default void store(BaselineCache.Hold hold, Map<String, String> facts) {
        throw new UnsupportedOperationException("Nothing of this server can be stored");
    }

    /**
     * Stores all it holds, as {@link #store} does, and is closed by that: its last deed. Some of its databases lie
     * beside the rest, to be brought when they are needed.
     *
     * @param apart the numbers of these databases
     * @param before what it was started with
     * @return whether anything was stored
     */
    default boolean storeAtEnd(
            BaselineCache.Hold hold, Map<String, String> facts, Set<Long> apart, Optional<StoredBaseline> before) {
        return false;
    }

    /**
     * Brings a database that lies beside what it was started with; it is known to the server, but nobody can have used
     * it yet. One that is there already stays.
     *
     * @param number the database's number
     * @return whether it is there; not where what was stored of it is damaged, or was thrown away meanwhile
     */
    default boolean bring(StoredBaseline stored, long number) {
        return true;
    }

    /** Why it is of no more use, if it has died. */
    default Optional<Problem> death() {
        return Optional.empty();
    }

    /**
     * Has it outlive this JVM.
     *
     * @return what to tell whoever wants to look into it; empty where there is nothing to be kept
     */
    default Optional<KeptServer> keep(Place place) {
        return Optional.empty();
    }

    @Override
    void close();
}
