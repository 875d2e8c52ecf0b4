package dev.concordat.database;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.server.KeptServer;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** What the first failed use of a database left, for a person to look into after the run. */
final class FailedDatabase {

    private final DatabaseSettings settings;
    private final Preparation.Prepared prepared;
    private final AtomicBoolean kept = new AtomicBoolean();

    FailedDatabase(DatabaseSettings settings, Preparation.Prepared prepared) {
        this.settings = settings;
        this.prepared = prepared;
    }

    /** The way to it, beside a failure: nothing was thrown, so there is no stack to show. */
    private static final class KeptDatabase extends Exception {

        private static final long serialVersionUID = 1L;

        KeptDatabase(Problem problem) {
            super(problem.toString(), null, false, false);
        }
    }

    /**
     * Keeps it, where that is asked for, and says so beside the failure.
     *
     * @return whether all sessions have ended by that
     */
    boolean keep(Throwable failure) {
        if (settings.keep() != DatabaseSettings.Keep.FAILED || kept.getAndSet(true)) {
            return false;
        }
        try {
            Place aside = prepared.place().failed();
            if (!prepared.baseline().setAside(aside.working().database())) {
                return false;
            }
            List<String> lines = prepared.server()
                    .keep(aside)
                    .map(KeptServer::lines)
                    .orElseGet(() -> List.of("JDBC:  " + aside.working().url()));
            failure.addSuppressed(new KeptDatabase(new Problem(
                    "Database '" + settings.name() + "' is kept as this failure left it, the first of the run.",
                    String.join("\n", lines),
                    "look into it; '" + settings.key(DatabaseSettings.KEEP) + "' is why it is there.")));
            return true;
        } catch (ConcordatException e) {
            // The failure matters more than what could have been seen of it.
            failure.addSuppressed(e);
            return true;
        }
    }
}
