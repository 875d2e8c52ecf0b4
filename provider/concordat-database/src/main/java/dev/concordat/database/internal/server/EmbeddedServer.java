package dev.concordat.database.internal.server;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A server that this JVM starts and stops. It listens on loopback alone, behind a random password, and gives up every
 * durability for speed: its data ends with it.
 */
final class EmbeddedServer implements DatabaseServer {

    private static final String SUPERUSER = "postgres";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 5;

    private final Path folder;
    private final ServerProcess process;
    private final Access access;
    private final Set<String> taken = new HashSet<>();
    private boolean closed;

    private EmbeddedServer(Path folder, ServerProcess process, Access access) {
        this.folder = folder;
        this.process = process;
        this.access = access;
    }

    /** Starts a server on a free port. */
    static EmbeddedServer start() {
        return start(0, "embedded server");
    }

    /** Starts a server on the port that these settings name. */
    static EmbeddedServer start(int port, DatabaseSettings database) {
        String where = database.origin(DatabaseSettings.PORT).toString();
        if (!isFree(port)) {
            throw new ConcordatException(new Problem(
                    "Port " + port + ", which '" + database.key(DatabaseSettings.PORT) + "' names, is in use.",
                    where,
                    "stop what listens there, or remove '" + DatabaseSettings.PORT + "' to take a free port."));
        }
        return start(port, where);
    }

    private static EmbeddedServer start(int port, String where) {
        Path folder = null;
        try {
            folder = Folders.forServer();
            return startIn(folder, port);
        } catch (IOException | InterruptedException e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new ConcordatException(
                    new Problem(
                            "The embedded PostgreSQL did not start:\n" + e.getMessage(),
                            where + (folder == null ? "" : ", " + folder),
                            "see PostgreSQL's own words above; another way to run it is 'image' or 'url' in"
                                    + " concordat.yml."),
                    e);
        }
    }

    private static EmbeddedServer startIn(Path folder, int port) throws IOException, InterruptedException {
        boolean started = false;
        try {
            Platform platform = Platform.current();
            Path cache = Folders.cache(
                    System.getenv(), Path.of(System.getProperty("user.home")), Account.isSuperuser(folder));
            Path binaries = EmbeddedBinaries.locate(platform, cache);
            Account account = Account.toRun(binaries, folder);
            String password = Passwords.random();
            initialise(binaries, folder, account, password);
            EmbeddedServer server = launch(new Launch(binaries, folder, account, password), port);
            started = true;
            return server;
        } finally {
            if (!started) {
                Folders.delete(folder);
            }
        }
    }

    private static void initialise(Path binaries, Path folder, Account account, String password)
            throws IOException, InterruptedException {
        Path passwordFile = Files.writeString(folder.resolve("password"), password);
        account.own(passwordFile);
        try {
            ServerProcess.run(
                    account.command(List.of(
                            binaries.resolve("bin/initdb").toString(),
                            "--pgdata=" + folder.resolve("data"),
                            "--username=" + SUPERUSER,
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=" + (Platform.current().isLinux() ? "C.UTF-8" : "C"),
                            "--no-data-checksums",
                            "--no-instructions",
                            "--no-sync")),
                    folder);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private record Launch(Path binaries, Path folder, Account account, String password) {

        List<String> command(int port) {
            List<String> command = new ArrayList<>(List.of(
                    binaries.resolve("bin/postgres").toString(),
                    "-D",
                    folder.resolve("data").toString()));
            Map.of(
                            "listen_addresses", "127.0.0.1",
                            "port", Integer.toString(port),
                            "unix_socket_directories", "",
                            "fsync", "off",
                            "full_page_writes", "off",
                            "synchronous_commit", "off",
                            "autovacuum", "off",
                            "jit", "off",
                            // Spring keeps 32 contexts, each with a pool of ten.
                            "max_connections", "500",
                            "timezone", "UTC")
                    .forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
            return account.command(command);
        }
    }

    // A port that was free a moment ago may be taken when the server asks for it: then another one is tried.
    private static EmbeddedServer launch(Launch launch, int wanted) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            int port = wanted > 0 ? wanted : freePort();
            ServerProcess process = ServerProcess.start(
                    launch.command(port), launch.folder(), !Platform.current().isWindows());
            JdbcUrl url = new JdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/", SUPERUSER, Map.of());
            Access access = new Access(url, SUPERUSER, launch.password());
            if (awaitReady(process, access)) {
                return new EmbeddedServer(launch.folder(), process, access);
            }
            String log = process.logTail();
            if (wanted > 0 || attempt == ATTEMPTS || !log.contains("could not bind")) {
                process.close();
                throw new IOException(log);
            }
        }
    }

    private static boolean awaitReady(ServerProcess process, Access access) throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (Connection connection = access.connect()) {
                return connection.isValid(1);
            } catch (SQLException e) {
                // Not listening yet, or still starting up.
                Thread.sleep(3);
            }
        }
        return false;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
            return socket.getLocalPort();
        }
    }

    // Not InetAddress.getLoopbackAddress(), which may be ::1.
    private static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    Path folder() {
        return folder;
    }

    int port() {
        return Integer.parseInt(access.url().replaceAll(".*:(\\d+)/.*", "$1"));
    }

    // Two class paths of one JVM may both declare 'main'; the second gets a name of its own.
    @Override
    public synchronized Place claim(DatabaseSettings database) {
        String name = database.name();
        for (int number = 2; name.equals(SUPERUSER) || !taken.add(name); number++) {
            name = database.name() + "_" + number;
        }
        return new Place(access.to(name), access, DatabaseNames.template(name), Place.EMPTY);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            process.close();
            Folders.delete(folder);
        } catch (IOException e) {
            throw new ConcordatException(
                    new Problem(
                            "The embedded PostgreSQL did not stop cleanly: " + e.getMessage(),
                            folder.toString(),
                            "delete that folder."),
                    e);
        }
    }
}
