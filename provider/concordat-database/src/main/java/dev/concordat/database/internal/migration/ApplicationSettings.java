package dev.concordat.database.internal.migration;

import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an application says of Flyway, as Spring Boot reads it.
 *
 * @param flyway the {@code spring.flyway.*}; empty where that is not to run
 * @param variables the names of the properties and environment variables that it comes to by placeholders, in
 *     {@linkplain SettingsInputs#canonical canonical form}; empty where it cannot be told what else it depends on
 */
record ApplicationSettings(Optional<Map<String, String>> flyway, Optional<Set<String>> variables) {

    /** As they are now, from memory where nothing has changed that they are read from. */
    static Optional<Map<String, String>> read(DatabaseSettings database, ClassLoader loader) {
        SettingsMemory memory = SettingsMemory.of(database, loader);
        return memory.recall()
                .orElseGet(() -> {
                    ApplicationSettings read = SpringBootFlyway.settings(database, loader);
                    memory.keep(read);
                    return read;
                })
                .flyway();
    }
}
