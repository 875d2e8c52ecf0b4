package dev.concordat.database.internal.server;

import dev.concordat.database.internal.cache.Fingerprint;
import dev.concordat.database.internal.cache.StoredBaseline;
import dev.concordat.database.internal.settings.DatabaseSettings;

/**
 * A server that somebody named by a URL. Its data directory is not ours.
 *
 * @param database what is said of it
 */
record ExistingPlan(DatabaseSettings database) implements ServerPlan {

    @Override
    public void describe(Fingerprint fingerprint) {
        fingerprint.unknown("a server that exists keeps its own data");
    }

    @Override
    public DatabaseServer start() {
        return ExistingServer.open(database);
    }

    @Override
    public DatabaseServer start(StoredBaseline stored) {
        throw new IllegalStateException("Nothing is stored of a server that exists");
    }
}
