package dev.concordat.database.internal.server;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/**
 * The image that a database's container is made from. Nothing that is asked of the engine is waited for longer than the
 * settings allow: a registry that does not answer is an error, not a run that hangs.
 */
record ContainerImage(DatabaseSettings database, String name) {

    private static final String FAILING = "The image '%s' could not be had";

    // Of daemons: an answer that never comes must not keep the JVM.
    private static final Executor THREADS = work -> {
        Thread thread = new Thread(work, "concordat-container");
        thread.setDaemon(true);
        thread.start();
    };

    static ContainerImage of(DatabaseSettings database) {
        return new ContainerImage(database, database.image().orElseThrow());
    }

    /** What is in it, whatever its name; fetched where it is not there yet. */
    String id() {
        String fetched = fetched();
        return within(
                FAILING.formatted(name),
                () -> DockerClientFactory.lazyClient()
                        .inspectImageCmd(fetched)
                        .exec()
                        .getId());
    }

    /** The name by which the engine has it; fetched where it is not there yet. */
    String fetched() {
        return within(FAILING.formatted(name), () -> {
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                throw noEngine();
            }
            return resolved(new RemoteDockerImage(DockerImageName.parse(name)));
        });
    }

    private static String resolved(RemoteDockerImage image) {
        return image.get();
    }

    /** Does something with the engine, for as long as the settings allow. */
    <T> T within(String failing, Supplier<T> work) {
        CompletableFuture<T> result = CompletableFuture.supplyAsync(work, THREADS);
        try {
            return result.get(database.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw failed(failing + " within " + database.startTimeout().toSeconds() + " s.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConcordatException known) {
                throw known;
            }
            throw failed(failing + ": " + rootMessage(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(failing + ": interrupted", e);
        }
    }

    ConcordatException failed(String what, Throwable cause) {
        return new ConcordatException(
                Problem.at(
                        database.origin(DatabaseSettings.IMAGE),
                        what,
                        "see that 'docker pull " + name + "' goes well and that it is a PostgreSQL; '"
                                + database.key(DatabaseSettings.START_TIMEOUT) + "' allows more time."),
                cause);
    }

    private ConcordatException noEngine() {
        return new ConcordatException(Problem.at(
                database.origin(DatabaseSettings.IMAGE),
                "Database '" + database.name() + "' wants a container of '" + name + "', but no Docker engine answers.",
                "start Docker, or remove '" + DatabaseSettings.IMAGE + "' to use the embedded PostgreSQL."));
    }

    static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
