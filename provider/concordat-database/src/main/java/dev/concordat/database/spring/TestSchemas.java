package dev.concordat.database.spring;

import java.util.Optional;

/**
 * Says of which tests with a Spring context the database is to stand at a schema version. Implementations are named in
 * {@code META-INF/spring.factories}; the first in that order that knows of a class is believed.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface TestSchemas {

    /**
     * The version for a class. Asked when its context is looked for, and before each of its tests, on the thread of the
     * test; what it throws fails the class.
     *
     * @return empty for a class that has no wish: its context has the declared databases as they are
     */
    Optional<TestSchema> of(Class<?> testClass);
}
