package dev.concordat.database.internal.version;

import dev.concordat.database.internal.baseline.WholeDatabases;
import dev.concordat.database.internal.server.Access;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Drops databases that nobody needs any more, while others are at work. */
final class LaterDrops implements AutoCloseable {

    private final Access maintenance;
    private final String prefix;
    private final AtomicInteger number = new AtomicInteger();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread daemon = new Thread(work, "concordat-drop");
        daemon.setDaemon(true);
        return daemon;
    });

    /**
     * Begins with none.
     *
     * @param prefix what their names begin with until they are dropped
     */
    LaterDrops(Access maintenance, String prefix) {
        this.maintenance = maintenance;
        this.prefix = prefix;
    }

    /** A name for the next one. */
    String next() {
        return prefix + "_" + number.incrementAndGet();
    }

    void drop(String name) {
        thread.execute(() -> {
            try (WholeDatabases databases = WholeDatabases.from(maintenance)) {
                databases.drop(name);
            } catch (SQLException e) {
                // The server ends, and the database with it.
            }
        });
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
