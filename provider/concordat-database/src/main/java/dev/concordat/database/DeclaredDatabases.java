package dev.concordat.database;

import dev.concordat.configuration.Settings;
import dev.concordat.database.internal.server.DriverWarmUp;
import dev.concordat.database.internal.server.OpenContexts;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Databases#declared()} hands out: one set for each {@code concordat.yml} of this JVM, and the failure
 * where there is no set. They live until the JVM ends, or the last JUnit session in it.
 */
final class DeclaredDatabases {

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Map<List<String>, Attempt> ATTEMPTS = new HashMap<>();
    private static boolean hooked;

    private DeclaredDatabases() {}

    private record Attempt(
            @Nullable Databases databases, @Nullable RuntimeException failure) {

        static Attempt make(ClassLoader loader) {
            DriverWarmUp.begin();
            try {
                return new Attempt(Databases.prepare(Settings.load(loader)), null);
            } catch (RuntimeException e) {
                return new Attempt(null, e);
            }
        }

        Databases get() {
            if (databases == null) {
                throw failure == null ? new IllegalStateException("An attempt has an outcome") : failure;
            }
            return databases;
        }
    }

    static Databases get() {
        ClassLoader loader = loader();
        List<String> files = loader.resources(Settings.FILE).map(URL::toString).toList();
        LOCK.lock();
        try {
            Attempt attempt = ATTEMPTS.get(files);
            if (attempt == null) {
                hook();
                attempt = Attempt.make(loader);
                ATTEMPTS.put(files, attempt);
            }
            return attempt.get();
        } finally {
            LOCK.unlock();
        }
    }

    /** Whether the class path declares any database at all. Starts nothing. */
    static boolean any() {
        return !DatabaseSettings.all(Settings.load(loader())).isEmpty();
    }

    private static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : DeclaredDatabases.class.getClassLoader();
    }

    private static void hook() {
        if (!hooked) {
            hooked = true;
            Runtime.getRuntime().addShutdownHook(new Thread(DeclaredDatabases::closeAtEnd, "concordat-databases"));
        }
    }

    /** After the last session: at once where nobody uses the databases, else when the JVM ends. */
    static void closeUnlessUsed() {
        if (OpenContexts.any()) {
            return;
        }
        LOCK.lock();
        try {
            close();
        } finally {
            LOCK.unlock();
        }
    }

    // Applications close in other shutdown hooks, at the same time. And who interrupts a long migration is not to wait
    // for it: an embedded server ends with the JVM in any case.
    private static void closeAtEnd() {
        try {
            OpenContexts.awaitNone(5, TimeUnit.SECONDS);
            if (LOCK.tryLock(1, TimeUnit.SECONDS)) {
                try {
                    close();
                } finally {
                    LOCK.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close() {
        List<Attempt> attempts = new ArrayList<>(ATTEMPTS.values());
        ATTEMPTS.clear();
        attempts.forEach(attempt -> {
            if (attempt.databases() != null) {
                attempt.databases().close();
            }
        });
    }
}
