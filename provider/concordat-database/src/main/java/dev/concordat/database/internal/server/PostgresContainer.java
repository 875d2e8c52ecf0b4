package dev.concordat.database.internal.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import dev.concordat.database.internal.cache.StoredBaseline;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A container of PostgreSQL whose data directory can be taken out and put in by the engine itself, wherever the engine
 * runs.
 */
final class PostgresContainer extends PostgreSQLContainer {

    static final int PORT = 5432;

    /** Not the image's own place, which is a volume: a volume cannot be filled before a container starts. */
    private static final String DATA = "/tmp/concordat-data";

    // Those that every version knows. What was written since the last reset must stay in the log.
    private static final List<String> SETTINGS = List.of(
            "fsync=off",
            "full_page_writes=off",
            "synchronous_commit=off",
            "autovacuum=off",
            "jit=off",
            "wal_level=minimal",
            "max_wal_senders=0",
            "max_wal_size=2GB",
            "checkpoint_timeout=1d",
            "restart_after_crash=off",
            "timezone=UTC");

    private final @Nullable StoredBaseline stored;

    PostgresContainer(String image, String password, @Nullable StoredBaseline stored, Duration limit) {
        super(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
        this.stored = stored;
        withUsername(Initdb.SUPERUSER).withPassword(password).withDatabaseName("postgres");
        withEnv("PGDATA", DATA).withEnv("POSTGRES_INITDB_ARGS", "--wal-segsize=1 --no-sync");
        setCommand("postgres -c " + String.join(" -c ", SETTINGS));
        if (stored != null) {
            // An empty server says so twice, for it is started once only to be set up.
            waitingFor(Wait.forLogMessage(".*database system is ready to accept connections.*\\s", 1));
        }
        withStartupTimeout(limit);
        if (List.of("localhost", "127.0.0.1")
                .contains(DockerClientFactory.instance().dockerHostIpAddress())) {
            // A published port is open to the whole network unless it is bound to loopback.
            setPortBindings(List.of("127.0.0.1::" + PORT));
        }
    }

    @Override
    protected void containerIsCreated(String containerId) {
        if (stored == null) {
            return;
        }
        for (Path archive : stored.archives()) {
            try (InputStream in = Files.newInputStream(archive)) {
                engine().copyArchiveToContainerCmd(containerId)
                        .withTarInputStream(in)
                        .withRemotePath("/tmp")
                        .withCopyUIDGID(true)
                        .exec();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** How its first database is reached. */
    Access access() {
        JdbcUrl url = new JdbcUrl(
                "jdbc:postgresql://" + getHost() + ":" + getMappedPort(PORT) + "/", getDatabaseName(), Map.of());
        return new Access(url, getUsername(), getPassword());
    }

    /** Waits until it can be reached from here: the engine forwards a port later than the server listens to it. */
    void awaitConnection() {
        while (true) {
            try {
                access().connect().close();
                return;
            } catch (SQLException e) {
                lastWords().ifPresent(words -> {
                    throw new IllegalStateException(words, e);
                });
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Stops the server as it should be, and leaves the container. */
    void stopServer(Duration limit) throws IOException {
        try (WaitContainerResultCallback ended =
                engine().waitContainerCmd(getContainerId()).exec(new WaitContainerResultCallback())) {
            engine().killContainerCmd(getContainerId()).withSignal("SIGINT").exec();
            int code = ended.awaitStatusCode(limit.toSeconds(), TimeUnit.SECONDS);
            if (code != 0) {
                throw new IOException("The server ended with exit code " + code);
            }
        }
    }

    /** Copies the data directory of a server that is stopped; returns its size. */
    long pack(Path archive) throws IOException {
        try (InputStream in =
                engine().copyArchiveFromContainerCmd(getContainerId(), DATA).exec()) {
            return Files.copy(in, archive);
        }
    }

    /** Whether the server has ended, and its last words. */
    Optional<String> lastWords() {
        try {
            return isRunning() ? Optional.empty() : Optional.of(getLogs().strip());
        } catch (RuntimeException e) {
            return Optional.of("(the engine knows nothing of it: " + ContainerImage.rootMessage(e) + ")");
        }
    }

    private static DockerClient engine() {
        return DockerClientFactory.lazyClient();
    }

    // The same container, whatever became of it meanwhile.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
