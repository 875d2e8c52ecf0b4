package dev.concordat.database.internal.migration;

import java.util.Map;

/**
 * What a migration came to.
 *
 * @param schemaVersion the version of the newest migration applied; empty text where there is none
 * @param springSettings the application's {@code spring.flyway.*} it was done with; empty without Spring Boot
 */
public record Migrated(String schemaVersion, Map<String, String> springSettings) {

    /** Nothing was to be migrated. */
    static final Migrated NOTHING = new Migrated("", Map.of());

    /** Copies the settings. */
    public Migrated {
        springSettings = Map.copyOf(springSettings);
    }
}
