package dev.concordat.database.internal.durable;

import dev.concordat.database.internal.server.Leash;
import dev.concordat.database.internal.server.Ports;
import dev.concordat.database.internal.server.PostmasterFile;
import dev.concordat.database.internal.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The server of a data folder, which this JVM runs. */
public final class RunningCluster implements AutoCloseable {

    private static final int ATTEMPTS = 10;

    /** A server that was killed reads its log first, which may be long. */
    private static final Duration START_LIMIT = Duration.ofMinutes(10);

    private final DataFolder folder;
    private final FolderLock lock;
    private final Cluster cluster;
    private final ServerProcess process;
    private final String password;
    private final int port;
    private boolean closed;

    private RunningCluster(DataFolder folder, FolderLock lock, Cluster cluster, Launched launched) throws IOException {
        this.folder = folder;
        this.lock = lock;
        this.cluster = cluster;
        this.process = launched.process();
        this.port = launched.port();
        this.password = folder.readPassword().orElseThrow(() -> new IOException("The password is gone"));
    }

    /** A server that takes connections. */
    private record Launched(ServerProcess process, int port) {}

    /** Starts that of a folder, which is made where there is none. */
    public static RunningCluster start(Path path) {
        DataFolder folder = DataFolder.open(path);
        try {
            return start(folder, FolderLock.take(folder));
        } catch (IOException | InterruptedException e) {
            throw interrupted(folder, "did not start", e);
        }
    }

    private static RunningCluster start(DataFolder folder, FolderLock lock) throws IOException, InterruptedException {
        boolean started = false;
        try {
            LeftServer.end(folder);
            Cluster cluster = Cluster.in(folder);
            folder.turnLog();
            RunningCluster running = new RunningCluster(folder, lock, cluster, launch(cluster));
            started = true;
            return running;
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }

    // A port that was free a moment ago may be taken when the server asks for it; and memory of a server that was
    // killed is in use until the last of its sessions has gone.
    private static Launched launch(Cluster cluster) throws IOException, InterruptedException {
        DataFolder folder = cluster.folder();
        for (int attempt = 1; ; attempt++) {
            int port = Ports.free();
            List<String> command = new ArrayList<>(
                    List.of(cluster.program("postgres"), "-D", folder.data().toString()));
            command.addAll(ClusterSettings.arguments(port));
            ServerProcess process =
                    ServerProcess.start(cluster.account().command(command), folder.path(), Leash.KEEPS_DATA);
            if (awaitReady(process, folder)) {
                return new Launched(process, port);
            }
            String log = process.logTail();
            process.close();
            boolean isInUse = log.contains("is still in use");
            boolean mayPass = isInUse || log.contains("could not bind");
            if (attempt == ATTEMPTS || !mayPass) {
                throw new IOException(log);
            }
            if (isInUse) {
                Thread.sleep(500);
            }
            folder.turnLog();
        }
    }

    private static boolean awaitReady(ServerProcess process, DataFolder folder) throws InterruptedException {
        PostmasterFile file = new PostmasterFile(folder.data());
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (file.isReady()) {
                return true;
            }
            Thread.sleep(1);
        }
        return false;
    }

    /** Its folder. */
    public Path folder() {
        return folder.path();
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** The name of the database, and of the user who owns it. */
    public String name() {
        return Cluster.NAME;
    }

    /** That user's password. */
    public String password() {
        return password;
    }

    /** Whether it runs. */
    public boolean isRunning() {
        return process.isAlive();
    }

    /** Copies all it has into a file, while it works on. */
    public void backUp(Path file) {
        Backup.ofRunning(folder, port, password, file);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock) {
            stop();
        } catch (IOException | InterruptedException e) {
            throw interrupted(folder, "did not stop cleanly", e);
        }
    }

    // One that has died is brought in order by the next start.
    private void stop() throws IOException, InterruptedException {
        try (process) {
            if (process.isAlive()) {
                List<String> otherwise = List.of(
                        cluster.program("pg_ctl"),
                        "stop",
                        "-m",
                        "fast",
                        "-D",
                        folder.data().toString());
                process.stop(cluster.account().command(otherwise), folder.path());
            }
        }
    }

    private static RuntimeException interrupted(DataFolder folder, String what, Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return folder.failed(what, e.getMessage(), e);
    }
}
