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

    // An image's name says nothing of what is in it; what the engine calls it does.
    @Override
    public void describe(Fingerprint fingerprint) {
        fingerprint.text("image", ContainerImage.of(database).id());
    }

    @Override
    public DatabaseServer start() {
        return ContainerServer.start(database);
    }

    @Override
    public DatabaseServer start(StoredBaseline stored) {
        return ContainerServer.start(database, stored);
    }
}
