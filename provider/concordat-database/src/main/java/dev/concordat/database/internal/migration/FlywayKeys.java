package dev.concordat.database.internal.migration;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Flyway's own keys, as {@code concordat.yml} gives them; they win over what the application says. */
final class FlywayKeys {

    // Read by Flyway itself they would need a JSON library on the class path.
    private static final List<String> TRANSACTIONAL_LOCK =
            List.of("postgresql.transactional.lock", "postgresql.transactional-lock");

    private FlywayKeys() {}

    /** Whether settings, their keys without prefix, choose the lock that Flyway takes. */
    static boolean sayHowToLock(Map<String, String> settings) {
        return TRANSACTIONAL_LOCK.stream().anyMatch(settings::containsKey);
    }

    /** Has Flyway lock without a transaction. */
    static void lockBySession(FluentConfiguration configuration) {
        PostgreSql.transactionalLock(configuration, false);
    }

    static void apply(DatabaseSettings database, FluentConfiguration configuration) {
        Map<String, String> keys = new LinkedHashMap<>();
        database.flyway().forEach((key, value) -> keys.put("flyway." + key, value));
        TRANSACTIONAL_LOCK.forEach(key -> {
            String value = keys.remove("flyway." + key);
            if (value != null) {
                PostgreSql.transactionalLock(configuration, Boolean.parseBoolean(value));
            }
        });
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

    /** Apart, so that Flyway's part for PostgreSQL is loaded only when it is spoken to. */
    private static final class PostgreSql {

        private PostgreSql() {}

        static void transactionalLock(FluentConfiguration configuration, boolean transactional) {
            FlywayExtension.of(configuration, PostgreSQLConfigurationExtension.class)
                    .setTransactionalLock(transactional);
        }
    }
}
