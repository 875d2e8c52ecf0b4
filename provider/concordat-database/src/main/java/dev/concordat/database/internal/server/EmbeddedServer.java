package dev.concordat.database.internal.server;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.cache.BaselineCache;
import dev.concordat.database.internal.cache.Folders;
import dev.concordat.database.internal.cache.StoredBaseline;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A server that this JVM starts and stops. It listens on loopback alone, behind a random password, and gives up every
 * durability for speed: its data ends with it.
 */
final class EmbeddedServer implements DatabaseServer {

    private static final System.Logger LOG = System.getLogger("dev.concordat.database");

    private static final int ATTEMPTS = 5;

    private final DatabaseSettings database;
    private final EmbeddedHome home;
    private final RunFolder folder;
    private final String password;
    private ServerProcess process;
    private int port;
    private boolean closed;

    private EmbeddedServer(DatabaseSettings database, EmbeddedHome home, RunFolder folder, String password)
            throws IOException, InterruptedException {
        this.database = database;
        this.home = home;
        this.folder = folder;
        this.password = password;
        this.process = launch();
    }

    /** Starts an empty server. */
    static EmbeddedServer start(DatabaseSettings database, Path binaries) throws IOException, InterruptedException {
        return start(database, 0, folder -> {
            EmbeddedHome home = EmbeddedHome.of(binaries, folder);
            return new Filled(home, Initdb.run(home, folder));
        });
    }

    /** Starts a server with what was stored. */
    static EmbeddedServer start(DatabaseSettings database, Path binaries, StoredBaseline stored)
            throws IOException, InterruptedException {
        return start(
                database,
                stored.bytes(),
                folder -> new Filled(
                        EmbeddedHome.with(stored, binaries, folder),
                        stored.facts().getOrDefault(Initdb.PASSWORD, "")));
    }

    /** A folder with a data directory in it, whose superuser has this password. */
    private record Filled(EmbeddedHome home, String password) {}

    /** Makes a data directory. */
    private interface Filling {
        Filled fill(RunFolder folder) throws IOException, InterruptedException;
    }

    private static EmbeddedServer start(DatabaseSettings database, long bytes, Filling filling)
            throws IOException, InterruptedException {
        LeftFolders.sweepOnce();
        RunFolder folder = RunFolder.make(bytes);
        boolean started = false;
        try {
            Filled filled = filling.fill(folder);
            EmbeddedServer server = new EmbeddedServer(database, filled.home(), folder, filled.password());
            started = true;
            return server;
        } finally {
            if (!started) {
                folder.close();
            }
        }
    }

    // A port that was free a moment ago may be taken when the server asks for it: then another one is tried.
    private ServerProcess launch() throws IOException, InterruptedException {
        int version = EmbeddedHome.majorVersion(folder.data());
        for (int attempt = 1; ; attempt++) {
            port = database.port().isPresent() ? database.port().getAsInt() : Ports.free();
            List<String> command = new ArrayList<>(
                    List.of(home.program("postgres"), "-D", folder.data().toString()));
            command.addAll(ServerSettings.arguments(port, version, folder.free()));
            ServerProcess launched =
                    ServerProcess.start(home.account().command(command), folder.path(), Leash.THROWS_AWAY);
            if (awaitReady(launched)) {
                return launched;
            }
            String log = launched.logTail();
            if (database.port().isPresent() || attempt == ATTEMPTS || !log.contains("could not bind")) {
                launched.close();
                throw new IOException(log);
            }
        }
    }

    private boolean awaitReady(ServerProcess launched) throws InterruptedException {
        PostmasterFile file = new PostmasterFile(folder.data());
        long deadline = System.nanoTime() + database.startTimeout().toNanos();
        while (launched.isAlive() && System.nanoTime() < deadline) {
            if (file.isReady()) {
                return true;
            }
            Thread.sleep(1);
        }
        return false;
    }

    Path folder() {
        return folder.path();
    }

    @Override
    public Place claim(DatabaseSettings claiming) {
        Access access = new Access(
                new JdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/", Initdb.SUPERUSER, Map.of()),
                Initdb.SUPERUSER,
                password);
        String name = DatabaseNames.onNewServer(claiming.name());
        return new Place(access.to(name), access, DatabaseNames.template(name), Place.EMPTY);
    }

    @Override
    public synchronized void store(BaselineCache.Hold hold, Map<String, String> facts) {
        try {
            stop();
            ControlFile.dropFinishedLog(folder.data());
            Map<String, String> all = new HashMap<>(facts);
            all.put(Initdb.PASSWORD, password);
            keepIn(hold, all);
            process = launch();
        } catch (IOException | InterruptedException e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new ConcordatException(
                    Problem.at(
                            database.origin(),
                            "The embedded PostgreSQL of database '" + database.name()
                                    + "' could not be stopped and started again: " + e.getMessage(),
                            "see PostgreSQL's own words above."),
                    e);
        }
    }

    @Override
    public synchronized boolean storeAtEnd(
            BaselineCache.Hold hold, Map<String, String> facts, Set<Long> apart, Optional<StoredBaseline> before) {
        if (closed) {
            return false;
        }
        try {
            stop();
            ControlFile.dropFinishedLog(folder.data());
            Map<String, String> all = new HashMap<>(facts);
            all.put(Initdb.PASSWORD, password);
            return hold.store(
                            folder.data(),
                            all,
                            apart.stream().map(number -> Long.toString(number)).collect(Collectors.toSet()),
                            before)
                    .isPresent();
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The templates of database ''{0}'' could not be stored, and will be made again: {1}",
                    database.name(),
                    e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            close();
        }
    }

    @Override
    public synchronized boolean bring(StoredBaseline stored, long number) {
        String name = Long.toString(number);
        if (Files.isDirectory(folder.data().resolve("base").resolve(name))) {
            return true;
        }
        try {
            stored.unpackApart(name, folder.data(), home.account().prefix());
            return true;
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A template of database ''{0}'' in the cache cannot be used and is made anew: {1}",
                    database.name(),
                    e.getMessage());
            deleteDatabase(name);
            return false;
        }
    }

    private void deleteDatabase(String name) {
        try {
            Folders.delete(folder.data().resolve("base").resolve(name));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Half a database could not be deleted: {0}", e.getMessage());
        }
    }

    // The run goes on without: it only will not be as fast the next time.
    private void keepIn(BaselineCache.Hold hold, Map<String, String> facts) {
        try {
            hold.store(folder.data(), facts);
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The baseline of database ''{0}'' could not be stored, and will be made again: {1}",
                    database.name(),
                    e.getMessage());
        }
    }

    private void stop() throws IOException, InterruptedException {
        process.stop(
                home.account()
                        .command(List.of(
                                home.program("pg_ctl"),
                                "stop",
                                "-m",
                                "fast",
                                "-D",
                                folder.data().toString())),
                folder.path());
    }

    @Override
    public synchronized Optional<Problem> death() {
        return closed || !process.ends()
                ? Optional.empty()
                : Optional.of(Problem.at(
                        database.origin(),
                        "The embedded PostgreSQL of database '" + database.name() + "' has died (process "
                                + process.pid() + ", exit code " + process.exitCode() + "). Its last words:\n"
                                + process.logTail(),
                        "start the run again; a server that somebody killed, or the system for want of memory, says"
                                + " nothing of it."));
    }

    @Override
    public synchronized Optional<KeptServer> keep(Place place) {
        if (closed) {
            return Optional.empty();
        }
        closed = true;
        try {
            KeptServer kept = KeptServer.write(place.working(), port, folder.path(), process.pid());
            process.keep();
            folder.release();
            return Optional.of(kept);
        } catch (IOException e) {
            throw failed("could not be kept", e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            process.close();
            folder.close();
        } catch (IOException e) {
            throw failed("did not stop cleanly", e);
        }
    }

    private ConcordatException failed(String what, IOException cause) {
        return new ConcordatException(
                new Problem(
                        "The embedded PostgreSQL of database '" + database.name() + "' " + what + ": "
                                + cause.getMessage(),
                        folder.path().toString(),
                        "delete that folder."),
                cause);
    }
}
