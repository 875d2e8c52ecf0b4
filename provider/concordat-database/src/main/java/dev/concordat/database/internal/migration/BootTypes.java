package dev.concordat.database.internal.migration;

import java.util.Optional;
import java.util.stream.Stream;

/** Spring Boot's types for databases, whose packages changed with version 4. Found by name, the newer first. */
public final class BootTypes {

    private static final String BOOT_3 = "org.springframework.boot.autoconfigure.";
    private static final String BOOT_4 = "org.springframework.boot.";

    private BootTypes() {}

    /**
     * Whether Spring Boot is there, and its part for Flyway. Asked here, because the JVM may load Spring's types
     * already to verify a class that uses them.
     */
    static boolean arePresent(ClassLoader loader) {
        return Migration.isPresent("org.springframework.boot.SpringApplication", loader)
                && flywayAutoConfiguration(loader).isPresent();
    }

    /** The auto-configuration of Flyway. */
    static Optional<Class<?>> flywayAutoConfiguration(ClassLoader loader) {
        return first(
                loader,
                BOOT_4 + "flyway.autoconfigure.FlywayAutoConfiguration",
                BOOT_3 + "flyway.FlywayAutoConfiguration");
    }

    /** How Flyway is told where to connect. */
    public static Optional<Class<?>> flywayConnectionDetails(ClassLoader loader) {
        return first(
                loader,
                BOOT_4 + "flyway.autoconfigure.FlywayConnectionDetails",
                BOOT_3 + "flyway.FlywayConnectionDetails");
    }

    /** How a DataSource is told where to connect. */
    public static Optional<Class<?>> jdbcConnectionDetails(ClassLoader loader) {
        return first(
                loader, BOOT_4 + "jdbc.autoconfigure.JdbcConnectionDetails", BOOT_3 + "jdbc.JdbcConnectionDetails");
    }

    private static Optional<Class<?>> first(ClassLoader loader, String... names) {
        return Stream.of(names)
                .filter(name -> Migration.isPresent(name, loader))
                .<Class<?>>map(name -> load(name, loader))
                .findFirst();
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("It was there a moment ago: " + name, e);
        }
    }
}
