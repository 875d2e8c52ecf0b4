package dev.concordat.database.internal.migration;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Flyway's own keys, as {@code concordat.yml} gives them; they win over what the application says. */
final class FlywayKeys {

    private FlywayKeys() {}

    static void apply(DatabaseSettings database, FluentConfiguration configuration) {
        Map<String, String> keys = new LinkedHashMap<>();
        database.flyway().forEach((key, value) -> keys.put("flyway." + key, value));
        if (keys.isEmpty()) {
            return;
        }
        try {
            configuration.configuration(keys);
        } catch (FlywayException e) {
            throw new ConcordatException(
                    Problem.at(
                            database.origin(DatabaseSettings.FLYWAY),
                            "Flyway does not accept '" + database.key(DatabaseSettings.FLYWAY) + "': " + e.getMessage(),
                            "write Flyway's keys as its documentation does, without the prefix 'flyway.'."),
                    e);
        }
    }
}
