package dev.concordat.database.internal.server;

import dev.concordat.Problem;
import dev.concordat.database.internal.cache.BaselineCache;
import dev.concordat.database.internal.cache.StoredBaseline;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server in a container of a team's own image, one for each declared database. */
final class ContainerServer implements DatabaseServer {

    private static final int LAST_LINES = 25;

    private final DatabaseSettings database;
    private final String password;
    private PostgresContainer container;
    private boolean closed;

    private ContainerServer(DatabaseSettings database, String password, @Nullable StoredBaseline stored) {
        this.database = database;
        this.password = password;
        this.container = launch(stored);
    }

    /** Starts an empty server. */
    static ContainerServer start(DatabaseSettings database) {
        return new ContainerServer(database, Passwords.random(), null);
    }

    /** Starts a server with what was stored. */
    static ContainerServer start(DatabaseSettings database, StoredBaseline stored) {
        return new ContainerServer(database, stored.facts().getOrDefault(Initdb.PASSWORD, ""), stored);
    }

    private PostgresContainer launch(@Nullable StoredBaseline stored) {
        ContainerImage image = ContainerImage.of(database);
        String failing = "The container of '" + image.name() + "' did not start";
        String fetched = image.fetched();
        PostgresContainer launched = image.within(
                failing, () -> PostgresContainer.create(fetched, password, mayBeKept() ? database.name() : null));
        boolean started = false;
        try {
            image.within(failing, () -> {
                if (stored != null) {
                    launched.unpack(stored);
                }
                launched.start();
                return launched;
            });
            started = true;
            return launched;
        } finally {
            if (!started) {
                launched.remove();
            }
        }
    }

    // Who clears up after a JVM that was killed is told when a container is made, and cannot be told otherwise later.
    private boolean mayBeKept() {
        return database.keep() != DatabaseSettings.Keep.NEVER;
    }

    @Override
    public Place claim(DatabaseSettings claiming) {
        Access maintenance = container.access();
        String name = DatabaseNames.onNewServer(claiming.name());
        return new Place(maintenance.to(name), maintenance, DatabaseNames.template(name), Place.EMPTY);
    }

    // Another container goes on with what was stored: the engine would give the old one another port in any case.
    @Override
    public synchronized void store(BaselineCache.Hold hold, Map<String, String> facts) {
        Map<String, String> all = new HashMap<>(facts);
        all.put(Initdb.PASSWORD, password);
        try {
            container.stopServer(database.startTimeout());
            StoredBaseline stored = hold.store(archives -> container.pack(archives.get(0)), all);
            container.remove();
            container = launch(stored);
        } catch (IOException e) {
            throw ContainerImage.of(database)
                    .failed(
                            "The data of the container of database '" + database.name() + "' could not be stored: "
                                    + e.getMessage(),
                            e);
        }
    }

    @Override
    public synchronized Optional<Problem> death() {
        return closed
                ? Optional.empty()
                : container
                        .lastWords()
                        .map(words -> Problem.at(
                                database.origin(DatabaseSettings.IMAGE),
                                "The container of database '" + database.name() + "' has died. Its last words:\n"
                                        + last(words),
                                "start the run again; see what 'docker events' says of it."));
    }

    private static String last(String words) {
        List<String> lines = words.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    @Override
    public synchronized Optional<KeptServer> keep(Place place) {
        if (closed || !mayBeKept()) {
            return Optional.empty();
        }
        closed = true;
        return Optional.of(container.kept(place.working()));
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            container.remove();
        }
    }
}
