package dev.concordat.database.internal.server;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.UserCache;
import dev.concordat.database.internal.cache.Fingerprint;
import dev.concordat.database.internal.cache.StoredBaseline;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A server of this JVM's own.
 *
 * @param database what is said of it
 */
record EmbeddedPlan(DatabaseSettings database) implements ServerPlan {

    @Override
    public boolean startsAtOnce() {
        return true;
    }

    @Override
    public void describe(Fingerprint fingerprint) {
        Initdb.describe(fingerprint);
        fingerprint.text("binaries", EmbeddedBinaries.identity(Platform.current()));
    }

    @Override
    public DatabaseServer start() {
        return starting(() -> EmbeddedServer.start(database, binaries()));
    }

    @Override
    public DatabaseServer start(StoredBaseline stored) {
        return starting(() -> EmbeddedServer.start(database, binaries(), stored));
    }

    @Override
    public void check() {
        database.port().ifPresent(port -> {
            if (!Ports.isFree(port)) {
                throw new ConcordatException(Problem.at(
                        database.origin(DatabaseSettings.PORT),
                        "Port " + port + ", which '" + database.key(DatabaseSettings.PORT) + "' names, is in use.",
                        "stop what listens there, or remove '" + DatabaseSettings.PORT + "' to take a free port."));
            }
        });
    }

    private static Path binaries() throws IOException {
        return EmbeddedBinaries.locate(Platform.current(), UserCache.folder());
    }

    private interface Start {
        EmbeddedServer server() throws IOException, InterruptedException;
    }

    private DatabaseServer starting(Start start) {
        try {
            return start.server();
        } catch (IOException | InterruptedException e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw failed(e);
        }
    }

    private ConcordatException failed(Exception cause) {
        String words = String.valueOf(cause.getMessage());
        boolean full = words.contains("No space left on device");
        return new ConcordatException(
                Problem.at(
                        database.origin(),
                        "The embedded PostgreSQL of database '" + database.name() + "' did not start:\n" + words,
                        full
                                ? "make room, or name another folder: -D" + RunFolder.PLACE
                                        + "=<folder> for the data, -D" + UserCache.FOLDER + "=<folder> for the cache."
                                : "see PostgreSQL's own words above; another way to run it is 'image' or 'url' in"
                                        + " concordat.yml."),
                cause);
    }
}
