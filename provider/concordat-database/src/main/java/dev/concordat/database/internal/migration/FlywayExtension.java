package dev.concordat.database.internal.migration;

import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.extensibility.ConfigurationExtension;

/** The part of Flyway's configuration that one of its own extensions has. */
final class FlywayExtension {

    private FlywayExtension() {}

    /** That of a type. */
    @SuppressWarnings("deprecation")
    static <T extends ConfigurationExtension> T of(FluentConfiguration configuration, Class<T> type) {
        try {
            return configuration.getConfigurationExtension(type);
        } catch (NoSuchMethodError e) {
            // Flyway 11, which Spring Boot 3.5 brings, knows no other way than the one that later versions deprecate.
            return configuration.getPluginRegister().getPlugin(type);
        }
    }
}
