package dev.concordat.database.internal.spring;

import dev.concordat.database.internal.migration.Migrated;
import dev.concordat.database.internal.server.Access;
import dev.concordat.database.internal.settings.DatabaseSettings;

/** A prepared database as the wiring into Spring Boot sees it. */
public interface SpringDatabase {

    /** How it is reached. */
    Access access();

    /** What {@code concordat.yml} says about it. */
    DatabaseSettings settings();

    /** What migrating it came to. */
    Migrated migrated();

    /** Takes it as it is now for the baseline, since the application itself migrated it further. */
    void rebase(Migrated further);

    /** Adds what is to run whenever the database's sessions were ended by it, before who listens to resets. */
    void afterSessionsEnded(Runnable listener);
}
