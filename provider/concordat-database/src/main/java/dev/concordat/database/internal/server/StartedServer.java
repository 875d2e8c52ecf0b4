package dev.concordat.database.internal.server;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.cache.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * An embedded server that was started to stay, as it was noted then; it may be gone since.
 *
 * @param note the file in which it is noted
 * @param folder its folder
 * @param place the names its database has
 * @param port where it listens
 * @param since when it was started
 * @param key what its baseline was made from; empty text where that is not known
 */
public record StartedServer(Path note, Path folder, Place place, int port, Instant since, String key) {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    static StartedServer of(Path note, Properties noted) {
        int port = Integer.parseInt(noted.getProperty("port"));
        String database = noted.getProperty("name");
        Access access = new Access(
                new JdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/", Initdb.SUPERUSER, Map.of()),
                Initdb.SUPERUSER,
                noted.getProperty("password"));
        return new StartedServer(
                note,
                Path.of(noted.getProperty("folder")),
                new Place(access.to(database), access, DatabaseNames.template(database), Place.EMPTY),
                port,
                Instant.parse(noted.getProperty("since")),
                noted.getProperty("key"));
    }

    /** Whether it is there. */
    public boolean isRunning() {
        return process().isPresent();
    }

    /** Whether nobody listens on its port. */
    public boolean isPortFree() {
        return Ports.isFree(port);
    }

    /** The file with its password, as {@code psql} reads it. */
    public Path passwordFile() {
        return folder.resolve(KeptServer.PASSWORDS);
    }

    private Optional<ProcessHandle> process() {
        try {
            return LeftFolders.server(folder);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Stops it, whoever is connected, and deletes its data. */
    public void stop() {
        try {
            Optional<ProcessHandle> process = process();
            if (process.isPresent()) {
                ServerProcess.stop(process.get(), STOP_LIMIT);
            }
            Folders.delete(folder);
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        }
    }

    private ConcordatException failed(Exception cause) {
        return new ConcordatException(
                new Problem(
                        "The PostgreSQL that was started for '"
                                + place.working().database() + "' could not be stopped: " + cause.getMessage(),
                        folder.toString(),
                        "stop it yourself, and delete that folder and '" + note + "'."),
                cause);
    }
}
