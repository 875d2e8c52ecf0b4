package dev.concordat.database;

import dev.concordat.database.internal.baseline.Baselines;
import dev.concordat.database.internal.server.DatabaseServer;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.server.ServerPlan;
import dev.concordat.database.internal.settings.DatabaseSettings;
import org.jspecify.annotations.Nullable;

/**
 * An empty database on a server of its own, which comes in the background while it is still found out what is to be in
 * it, and how. Whatever goes wrong with it is told to whoever takes it. For one thread.
 */
final class ComingDatabase implements AutoCloseable {

    private final DatabaseSettings settings;
    private final ServerPlan plan;
    private @Nullable Background<Empty> coming;

    ComingDatabase(DatabaseSettings settings, ServerPlan plan) {
        this.settings = settings;
        this.plan = plan;
    }

    /**
     * It, come.
     *
     * @param server its server, for whoever took it to close
     * @param place its names
     * @param nanos what its server took to start
     */
    record Empty(DatabaseServer server, Place place, long nanos) {}

    /** Begins, unless that was done. */
    void begin() {
        if (coming != null) {
            return;
        }
        coming = Background.begin("concordat-empty", this::make);
    }

    private Empty make() {
        long began = System.nanoTime();
        DatabaseServer server = plan.start();
        long nanos = System.nanoTime() - began;
        boolean made = false;
        try {
            Place place = server.claim(settings);
            Baselines.create(place);
            made = true;
            return new Empty(server, place, nanos);
        } finally {
            if (!made) {
                server.close();
            }
        }
    }

    /** Waits for it, or makes it now. */
    Empty take() {
        Background<Empty> begun = coming;
        coming = null;
        Empty empty = begun == null ? make() : begun.await();
        settings.steps().done("server started", System.nanoTime() - empty.nanos());
        return empty;
    }

    /** Ends what nobody took, and waits for that: it may have the port that is wanted. */
    @Override
    public void close() {
        Background<Empty> begun = coming;
        coming = null;
        if (begun != null) {
            Empty unwanted;
            try {
                unwanted = begun.await();
            } catch (RuntimeException e) {
                // Nobody wants it, so nobody needs to know.
                return;
            }
            unwanted.server().close();
        }
    }
}
