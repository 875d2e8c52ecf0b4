package dev.concordat.database.internal.server;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.UserCache;
import dev.concordat.database.internal.cache.BaselineCache;
import dev.concordat.database.internal.cache.Fingerprint;
import dev.concordat.database.internal.cache.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;

/**
 * The embedded servers that were started to stay, by project and database. They are noted in the user's cache folder,
 * not in the project's {@code target}: a clean build would forget a server that runs.
 */
public final class StartedServers {

    private final Path folder;
    private final Path project;

    private StartedServers(Path folder, Path project) {
        this.folder = folder;
        this.project = project;
    }

    /** Those of a project, by its folder. */
    public static StartedServers of(Path project) {
        return new StartedServers(UserCache.folder().resolve("started"), real(project));
    }

    // The same project by whatever link one came to it.
    private static Path real(Path project) {
        try {
            return project.toRealPath();
        } catch (IOException e) {
            return project.toAbsolutePath().normalize();
        }
    }

    /** The right to start and stop that of one database, for one at a time. */
    public BaselineCache.Hold hold(String database) {
        return new BaselineCache(folder, 1).hold(key(database));
    }

    /** What is noted of a database's server, if anything is. */
    public Optional<StartedServer> find(String database) {
        Path note = note(database);
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        Properties noted = new Properties();
        try (InputStream in = Files.newInputStream(note)) {
            noted.load(in);
            return Optional.of(StartedServer.of(note, noted));
        } catch (IOException | RuntimeException e) {
            throw failed(note, "cannot be read", e);
        }
    }

    /**
     * Notes a server that was kept.
     *
     * @param key what its baseline was made from; empty text where that is not known
     */
    public StartedServer note(String database, KeptServer kept, Place place, String key) {
        Path note = note(database);
        Properties noted = new Properties();
        noted.setProperty("project", project.toString());
        noted.setProperty("database", database);
        noted.setProperty("folder", kept.folder().toString());
        noted.setProperty("name", place.working().database());
        noted.setProperty("port", Integer.toString(kept.port()));
        noted.setProperty("password", place.working().password());
        noted.setProperty("since", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        noted.setProperty("key", key);
        try {
            Folders.ownersFile(note);
            try (OutputStream out = Files.newOutputStream(note)) {
                noted.store(out, null);
            }
            return StartedServer.of(note, noted);
        } catch (IOException e) {
            throw failed(note, "cannot be written", e);
        }
    }

    private Path note(String database) {
        return folder.resolve(key(database) + ".properties");
    }

    private String key(String database) {
        return new Fingerprint()
                .text("project", project.toString())
                .text("database", database)
                .key()
                .orElseThrow();
    }

    private ConcordatException failed(Path note, String what, Exception cause) {
        return new ConcordatException(
                new Problem(
                        "What is known of the PostgreSQL of '" + project + "' " + what + ": " + cause.getMessage(),
                        note.toString(),
                        "make the file yours, or delete it if that server is gone."),
                cause);
    }
}
