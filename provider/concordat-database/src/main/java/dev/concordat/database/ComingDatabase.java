package dev.concordat.database;

import dev.concordat.database.internal.baseline.Baselines;
import dev.concordat.database.internal.server.DatabaseServer;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.server.ServerPlan;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * An empty database on a server of its own, which comes in the background while it is still found out what is to be in
 * it, and how. Whatever goes wrong with it is told to whoever takes it. For one thread.
 */
final class ComingDatabase implements AutoCloseable {

    private final DatabaseSettings settings;
    private final ServerPlan plan;
    private @Nullable CompletableFuture<Empty> coming;

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
        CompletableFuture<Empty> result = new CompletableFuture<>();
        coming = result;
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(make());
                    } catch (RuntimeException | Error e) {
                        result.completeExceptionally(e);
                    }
                },
                "concordat-empty");
        thread.setDaemon(true);
        thread.start();
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
        CompletableFuture<Empty> begun = coming;
        coming = null;
        Empty empty = begun == null ? make() : await(begun);
        settings.steps().done("server started", System.nanoTime() - empty.nanos());
        return empty;
    }

    private static Empty await(CompletableFuture<Empty> begun) {
        try {
            return begun.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Ends what nobody took, and waits for that: it may have the port that is wanted. */
    @Override
    public void close() {
        CompletableFuture<Empty> begun = coming;
        coming = null;
        if (begun != null) {
            begun.handle((empty, failure) -> empty)
                    .thenAccept(empty -> {
                        if (empty != null) {
                            empty.server().close();
                        }
                    })
                    .join();
        }
    }
}
