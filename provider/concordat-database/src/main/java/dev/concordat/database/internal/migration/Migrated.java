package dev.concordat.database.internal.migration;

import java.util.Map;

/**
 * What a migration came to.
 *
 * @param schemaVersion the version of the newest migration applied; empty text where there is none
 * @param applied how many migrations were applied
 * @param springSettings the application's {@code spring.flyway.*} it was done with; empty without Spring Boot
 */
public record Migrated(String schemaVersion, int applied, Map<String, String> springSettings) {

    /** Nothing was to be migrated. */
    public static final Migrated NOTHING = new Migrated("", 0, Map.of());

    /** Copies the settings. */
    public Migrated {
        springSettings = Map.copyOf(springSettings);
    }

    /** The same after the application migrated further. */
    public Migrated further(String newVersion, int newApplied) {
        return new Migrated(newVersion, newApplied, springSettings);
    }
}
