package dev.concordat.database.internal.spring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The Spring test classes that run right now and whose tests begin on fresh databases. */
public final class FreshTests {

    private static final Map<Class<?>, Use> RUNNING = new ConcurrentHashMap<>();

    private FreshTests() {}

    /** A class's use of its databases. */
    public interface Use {

        /** The databases. */
        List<SpringDatabase> databases();

        /** Begins a test: they are reset. */
        void begin(String test);
    }

    /** A class runs. */
    public static void began(Class<?> testClass, Use use) {
        RUNNING.put(testClass, use);
    }

    /** It runs no more. */
    public static void ended(Class<?> testClass) {
        RUNNING.remove(testClass);
    }

    /** The use of a class that runs; empty where it has nothing to do with databases. */
    public static Optional<Use> of(Class<?> testClass) {
        return Optional.ofNullable(RUNNING.get(testClass));
    }
}
