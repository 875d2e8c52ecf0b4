package dev.concordat.database.internal.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import dev.concordat.database.internal.cache.StoredBaseline;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.LogUtils;
import org.testcontainers.utility.ResourceReaper;

/**
 * A container of PostgreSQL whose data directory can be taken out and put in by the engine itself, wherever the engine
 * runs. Testcontainers finds the engine, fetches the image and clears up after a JVM that was killed; but whatever it
 * starts itself it also ends, so that nothing could be kept: hence the container is asked for without it.
 */
final class PostgresContainer {

    /** Not the image's own place, which is a volume: a volume cannot be filled before a container starts. */
    private static final String DATA = "/tmp/concordat-data";

    /** Marks a container that nobody clears up but its owner; its value is the database's name. */
    private static final String KEPT_LABEL = "dev.concordat.database";

    private static final int SHORT_ID = 12;

    private static final ExposedPort PORT = ExposedPort.tcp(5432);

    /** The first database of every server, and its superuser. */
    private static final String POSTGRES = "postgres";

    // Those that every version knows. What was written since the last reset must stay in the log.
    private static final List<String> COMMAND = List.of(
            POSTGRES,
            "-cfsync=off",
            "-cfull_page_writes=off",
            "-csynchronous_commit=off",
            "-cautovacuum=off",
            "-cjit=off",
            "-cwal_level=minimal",
            "-cmax_wal_senders=0",
            "-cmax_wal_size=2GB",
            "-ccheckpoint_timeout=1d",
            "-crestart_after_crash=off",
            "-ctimezone=UTC");

    private final String id;
    private final String password;

    private PostgresContainer(String id, String password) {
        this.id = id;
        this.password = password;
    }

    /**
     * Makes one, which is not started yet.
     *
     * @param image as the engine calls it
     * @param kept the database's name, if the container may have to outlive this JVM: then nobody else clears it up
     */
    static PostgresContainer create(String image, String password, @Nullable String kept) {
        try (CreateContainerCmd command = engine().createContainerCmd(image)) {
            String id = command.withCmd(COMMAND)
                    .withEnv(
                            "POSTGRES_USER=" + Initdb.SUPERUSER,
                            "POSTGRES_PASSWORD=" + password,
                            "POSTGRES_DB=" + POSTGRES,
                            "PGDATA=" + DATA,
                            "POSTGRES_INITDB_ARGS=--wal-segsize=1 --no-sync")
                    .withExposedPorts(PORT)
                    .withHostConfig(HostConfig.newHostConfig().withPortBindings(new PortBinding(anyPort(), PORT)))
                    .withLabels(kept == null ? clearedUp() : Map.of(KEPT_LABEL, kept))
                    .exec()
                    .getId();
            return new PostgresContainer(id, password);
        }
    }

    // A published port is open to the whole network unless it is bound to loopback.
    private static Binding anyPort() {
        return List.of("localhost", "127.0.0.1").contains(host()) ? Binding.bindIp("127.0.0.1") : Binding.empty();
    }

    // The reaper takes what bears all of these, at the end of this JVM, whatever that is.
    private static Map<String, String> clearedUp() {
        Map<String, String> labels = new HashMap<>(DockerClientFactory.DEFAULT_LABELS);
        labels.put(DockerClientFactory.TESTCONTAINERS_SESSION_ID_LABEL, DockerClientFactory.SESSION_ID);
        ResourceReaper.instance().registerLabelsFilterForCleanup(labels);
        return labels;
    }

    /** Puts in what was stored. */
    void unpack(StoredBaseline stored) {
        for (Path archive : stored.archives()) {
            try (InputStream in = Files.newInputStream(archive)) {
                engine().copyArchiveToContainerCmd(id)
                        .withTarInputStream(in)
                        .withRemotePath("/tmp")
                        .withCopyUIDGID(true)
                        .exec();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Starts it, and waits until it can be reached from here: later than it listens itself, and not while it is set up.
     */
    void start() {
        engine().startContainerCmd(id).exec();
        while (!answers()) {
            lastWords().ifPresent(words -> {
                throw new IllegalStateException(words);
            });
            pause();
        }
    }

    private boolean answers() {
        if (port() == 0) {
            return false;
        }
        try {
            access().connect().close();
            return true;
        } catch (SQLException e) {
            // Not yet.
            return false;
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

    private static String host() {
        return DockerClientFactory.instance().dockerHostIpAddress();
    }

    /** The port it has on the engine's host; 0 while it is not started, or is started no more. */
    private int port() {
        Binding[] bindings = engine().inspectContainerCmd(id)
                .exec()
                .getNetworkSettings()
                .getPorts()
                .getBindings()
                .get(PORT);
        return bindings == null || bindings.length == 0 ? 0 : Integer.parseInt(bindings[0].getHostPortSpec());
    }

    /** How its first database is reached. */
    Access access() {
        return new Access(
                new JdbcUrl("jdbc:postgresql://" + host() + ":" + port() + "/", POSTGRES, Map.of()),
                Initdb.SUPERUSER,
                password);
    }

    /** Stops the server as it should be, and leaves the container. */
    void stopServer(Duration limit) throws IOException {
        try (WaitContainerResultCallback ended =
                engine().waitContainerCmd(id).exec(new WaitContainerResultCallback())) {
            engine().killContainerCmd(id).withSignal("SIGINT").exec();
            int code = ended.awaitStatusCode(limit.toSeconds(), TimeUnit.SECONDS);
            if (code != 0) {
                throw new IOException("The server ended with exit code " + code);
            }
        }
    }

    /** What there is to tell of it when it stays. */
    KeptServer kept(Access database) {
        return KeptServer.inContainer(database, id.substring(0, SHORT_ID), Path.of(DATA), port());
    }

    /** Copies the data directory of a server that is stopped; returns its size. */
    long pack(Path archive) throws IOException {
        try (InputStream in = engine().copyArchiveFromContainerCmd(id, DATA).exec()) {
            return Files.copy(in, archive);
        }
    }

    /** Whether the server has ended, and its last words. */
    Optional<String> lastWords() {
        try {
            Boolean running = engine().inspectContainerCmd(id).exec().getState().getRunning();
            return Boolean.TRUE.equals(running)
                    ? Optional.empty()
                    : Optional.of(LogUtils.getOutput(engine(), id).strip());
        } catch (RuntimeException e) {
            return Optional.of("(the engine knows nothing of it: " + ContainerImage.rootMessage(e) + ")");
        }
    }

    /** Ends it with all that is in it. */
    void remove() {
        try {
            engine().removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException e) {
            // Somebody was faster.
        }
    }

    private static DockerClient engine() {
        return DockerClientFactory.lazyClient();
    }
}
