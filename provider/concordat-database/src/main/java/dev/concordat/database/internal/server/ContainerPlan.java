package dev.concordat.database.internal.server;

import dev.concordat.database.internal.cache.Fingerprint;
import dev.concordat.database.internal.cache.StoredBaseline;
import dev.concordat.database.internal.settings.DatabaseSettings;

/**
 * A container of a team's own image.
 *
 * @param database what is said of it
 */
record ContainerPlan(DatabaseSettings database) implements ServerPlan {

    @Override
    public void describe(Fingerprint fingerprint) {
        fingerprint.unknown("the data of a container stays in it");
    }

    @Override
    public DatabaseServer start() {
        return ContainerServer.start(database);
    }

    @Override
    public DatabaseServer start(StoredBaseline stored) {
        throw new IllegalStateException("Nothing is stored of a container");
    }
}
