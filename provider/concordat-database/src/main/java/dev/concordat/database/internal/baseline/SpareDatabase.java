package dev.concordat.database.internal.baseline;

import dev.concordat.database.internal.server.Place;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The next copy of a template, made ahead, and the last one, dropped behind. */
final class SpareDatabase implements AutoCloseable {

    private final Place place;
    private final ExecutorService thread;
    private @Nullable Future<?> filling;

    SpareDatabase(Place place) {
        this.place = place;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread daemon = new Thread(work, "concordat-spare-database");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /** Begins to make the next copy. */
    void refill() {
        filling = thread.submit(() -> {
            try (WholeDatabases copies = WholeDatabases.from(place.maintenance())) {
                copies.dropOurs(place.worn());
                copies.dropOurs(place.spare());
                copies.copy(place.template(), place.spare());
            }
            return null;
        });
    }

    /** Puts the copy in the working database's place; makes one where it could not be made ahead. */
    void takeOver(WholeDatabases copies) throws SQLException {
        if (!filled()) {
            copies.copy(place.template(), place.working().database());
            return;
        }
        copies.dropOurs(place.worn());
        copies.rename(place.working().database(), place.worn());
        copies.rename(place.spare(), place.working().database());
    }

    private boolean filled() {
        try {
            if (filling == null) {
                return false;
            }
            filling.get();
            return true;
        } catch (ExecutionException | CancellationException e) {
            // What keeps a copy from being made ahead keeps it from being made now, and is told then.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Leaves no copy behind. */
    @Override
    public void close() {
        filled();
        thread.shutdown();
        try (WholeDatabases copies = WholeDatabases.from(place.maintenance())) {
            copies.dropOurs(place.worn());
            copies.dropOurs(place.spare());
        } catch (SQLException e) {
            // The server is gone, and they with it; or they are dropped when they are next in the way.
            thread.shutdownNow();
        }
    }
}
