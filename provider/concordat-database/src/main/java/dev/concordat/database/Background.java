package dev.concordat.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Something that is made in a thread of its own, while whoever wants it does something else.
 *
 * @param <T> what it comes to
 */
final class Background<T> {

    private final CompletableFuture<T> result;

    private Background(CompletableFuture<T> result) {
        this.result = result;
    }

    /** Begins. The thread does not keep the JVM alive. */
    static <T> Background<T> begin(String thread, Supplier<T> work) {
        return new Background<>(CompletableFuture.supplyAsync(work, task -> {
            Thread daemon = new Thread(task, thread);
            daemon.setDaemon(true);
            daemon.start();
        }));
    }

    /** Waits for it; throws what went wrong with it. */
    T await() {
        try {
            return result.join();
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
}
