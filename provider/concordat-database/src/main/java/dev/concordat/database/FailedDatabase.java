package dev.concordat.database;

import dev.concordat.ConcordatException;
import dev.concordat.database.internal.server.KeptNotice;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.settings.DatabaseSettings;
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
            KeptNotice.add(failure, settings, aside.working(), prepared.server().keep(aside));
            return true;
        } catch (ConcordatException e) {
            // The failure matters more than what could have been seen of it.
            failure.addSuppressed(e);
            return true;
        }
    }
}
