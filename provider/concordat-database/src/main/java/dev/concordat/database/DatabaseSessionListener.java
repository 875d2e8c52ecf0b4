package dev.concordat.database;

import dev.concordat.database.internal.spring.StartUpLogging;
import dev.concordat.database.internal.version.VersionServers;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Prepares the declared databases before JUnit discovers a test, so that static initialisers may use them; a migration
 * that fails ends the run at once. Registered by itself where {@code concordat.yml} declares databases; nobody calls
 * it.
 *
 * @since 0.1
 */
public final class DatabaseSessionListener implements LauncherSessionListener {

    // A test may open a session of its own; the databases stay until the outermost ends.
    private static final AtomicInteger OPEN = new AtomicInteger();

    /** For JUnit. */
    public DatabaseSessionListener() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (DeclaredDatabases.any()) {
            if (OPEN.get() == 0) {
                StartUpLogging.hushed(Databases::declared);
            } else {
                Databases.declared();
            }
        }
        // Not before: a session that fails to open is never closed.
        OPEN.incrementAndGet();
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (OPEN.decrementAndGet() == 0) {
            VersionServers.closeAll();
            DeclaredDatabases.closeUnlessUsed();
        }
    }
}
