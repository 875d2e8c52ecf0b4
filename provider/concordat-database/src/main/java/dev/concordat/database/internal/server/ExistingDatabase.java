package dev.concordat.database.internal.server;

import dev.concordat.ConcordatException;
import dev.concordat.database.internal.settings.DatabaseSettings;

/**
 * What a URL leads to, before anything is done there.
 *
 * @param kind what it is
 * @param place the names it has on its server
 * @param prepared whether its baseline is there
 */
public record ExistingDatabase(Kind kind, Place place, boolean prepared) {

    /** What may be taken. */
    public enum Kind {
        /** There is no such database. */
        ABSENT,
        /** It is somebody's, and empty. */
        EMPTY,
        /** It bears our mark. */
        OURS
    }

    /** How it is reached, whatever it holds. */
    public static Access access(DatabaseSettings database) {
        return ExistingServer.access(database);
    }

    /**
     * Looks at it, without a trace.
     *
     * @throws ConcordatException if it holds what is not ours, or cannot be reached
     */
    public static ExistingDatabase look(DatabaseSettings database) {
        return ExistingServer.look(database);
    }
}
