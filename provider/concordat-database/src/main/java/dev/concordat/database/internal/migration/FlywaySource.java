package dev.concordat.database.internal.migration;

import dev.concordat.database.internal.server.Access;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;

/**
 * Where Flyway's configuration comes from.
 *
 * @param configuration what it is, before {@code concordat.yml} has its say
 * @param spring whether it is the application's own, read by Spring Boot
 * @param springSettings the application's {@code spring.flyway.*}
 * @param saysHowToLock whether somebody chose the lock that Flyway takes
 */
record FlywaySource(
        Configuration configuration, boolean spring, Map<String, String> springSettings, boolean saysHowToLock) {

    static final String DEFAULT_LOCATION = "classpath:db/migration";

    /** Empty where the application says that Flyway is not to run, and {@code concordat.yml} names no migrations. */
    static Optional<FlywaySource> find(DatabaseSettings database, Access access, ClassLoader loader) {
        if (BootTypes.arePresent(loader)) {
            return SpringBootFlyway.configure(database, access, loader)
                    .map(found -> new FlywaySource(
                            found.flyway().getConfiguration(),
                            true,
                            found.settings(),
                            FlywayKeys.sayHowToLock(database.flyway()) || FlywayKeys.sayHowToLock(found.settings())));
        }
        String[] locations = database.migrations().isEmpty()
                ? new String[] {DEFAULT_LOCATION}
                : database.migrations().toArray(String[]::new);
        return Optional.of(new FlywaySource(
                Flyway.configure(loader).locations(locations),
                false,
                Map.of(),
                FlywayKeys.sayHowToLock(database.flyway())));
    }

    /** Has Flyway load its classes and plugins, which its first instance takes long for; Spring Boot made one. */
    void warmUp() {
        if (!spring) {
            Flyway.configure(configuration.getClassLoader())
                    .configuration(configuration)
                    .load();
        }
    }
}
