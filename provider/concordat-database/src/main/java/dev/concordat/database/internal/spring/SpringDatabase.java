package dev.concordat.database.internal.spring;

import dev.concordat.database.internal.server.Access;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.Map;

/** A prepared database as the wiring into Spring Boot sees it. */
public interface SpringDatabase {

    /** How it is reached. */
    Access access();

    /** What {@code concordat.yml} says about it. */
    DatabaseSettings settings();

    /** The application's {@code spring.flyway.*} it was migrated with. */
    Map<String, String> flywaySettings();
}
