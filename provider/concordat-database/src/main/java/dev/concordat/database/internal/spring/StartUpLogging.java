package dev.concordat.database.internal.spring;

import org.springframework.boot.logging.LoggingSystem;

/**
 * Keeps loggers still before any application has set them up: at their defaults they would tell every step of Flyway
 * and Spring, while all that matters about a failure stands in its exception. An application that starts later sets
 * them up as ever.
 */
public final class StartUpLogging {

    private static final String LOGGING_SYSTEM = "org.springframework.boot.logging.LoggingSystem";

    private StartUpLogging() {}

    /** Runs an action in silence, where Spring Boot is there to keep it. For the start of a JVM alone. */
    public static void hushed(Runnable action) {
        ClassLoader loader = StartUpLogging.class.getClassLoader();
        if (isPresent(loader)) {
            Boot.hushed(loader, action);
        } else {
            action.run();
        }
    }

    private static boolean isPresent(ClassLoader loader) {
        try {
            Class.forName(LOGGING_SYSTEM, false, loader);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Apart, so that nothing of Spring Boot is loaded where it is not. */
    private static final class Boot {

        private Boot() {}

        static void hushed(ClassLoader loader, Runnable action) {
            LoggingSystem logging = LoggingSystem.get(loader);
            logging.beforeInitialize();
            try {
                action.run();
            } finally {
                logging.cleanUp();
            }
        }
    }
}
