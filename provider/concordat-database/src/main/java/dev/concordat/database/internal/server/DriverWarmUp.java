package dev.concordat.database.internal.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Loads the driver while the server is still on its way. The first connection of a JVM takes longer than all the rest
 * of a start from the cache, and nearly all of that is the loading of classes.
 */
public final class DriverWarmUp {

    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private DriverWarmUp() {}

    /** Begins it in the background, once in the life of this JVM. */
    public static void begin() {
        if (!BEGUN.getAndSet(true)) {
            Thread thread = new Thread(DriverWarmUp::connectInVain, "concordat-driver");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void connectInVain() {
        try (Connection connection = Access.NOWHERE.dataSource().getConnection()) {
            throw new IllegalStateException(
                    "Somebody answers at " + connection.getMetaData().getURL());
        } catch (SQLException e) {
            // That nobody answers is how it should be.
        }
    }
}
