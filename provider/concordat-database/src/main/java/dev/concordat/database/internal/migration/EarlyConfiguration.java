package dev.concordat.database.internal.migration;

import dev.concordat.database.internal.server.Access;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.Optional;

/**
 * How Flyway is to be configured, found out while the server is still on its way: where there is Spring Boot to be
 * asked, that takes as long as starting a server does.
 */
public final class EarlyConfiguration {

    /** Of which nothing is known yet. */
    public static final EarlyConfiguration NONE = new EarlyConfiguration(false, Optional.empty());

    private final boolean known;
    private final Optional<FlywaySource> source;

    private EarlyConfiguration(boolean known, Optional<FlywaySource> source) {
        this.known = known;
        this.source = source;
    }

    /** Finds it out. What fails without a server is tried again with one, and told then if it fails again. */
    public static EarlyConfiguration of(DatabaseSettings database) {
        ClassLoader loader = Migration.loader();
        if (!Migration.isPresent(Migration.FLYWAY, loader)) {
            return NONE;
        }
        try {
            Optional<FlywaySource> source = FlywaySource.find(database, Access.NOWHERE, loader);
            source.ifPresent(FlywaySource::warmUp);
            return new EarlyConfiguration(true, source);
        } catch (RuntimeException e) {
            return NONE;
        }
    }

    Optional<FlywaySource> at(DatabaseSettings database, Access access, ClassLoader loader) {
        return known ? source : FlywaySource.find(database, access, loader);
    }
}
