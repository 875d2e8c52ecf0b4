package dev.concordat.database.internal.server;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Opens the server that a database's settings ask for. The embedded one is shared by all who ask for it. */
public final class DatabaseServers {

    private static final String TESTCONTAINERS = "org.testcontainers.postgresql.PostgreSQLContainer";

    private static @Nullable EmbeddedServer embedded;
    private static int users;
    private static boolean hooked;

    private DatabaseServers() {}

    /** A server for this database; whoever opens it closes it. */
    public static DatabaseServer open(DatabaseSettings database) {
        if (database.url().isPresent()) {
            return ExistingServer.open(database);
        }
        if (database.image().isPresent()) {
            requireTestcontainers(database, DatabaseServers.class.getClassLoader());
            return ContainerServer.start(database);
        }
        return embedded(database);
    }

    static void requireTestcontainers(DatabaseSettings database, ClassLoader loader) {
        try {
            Class.forName(TESTCONTAINERS, false, loader);
        } catch (ClassNotFoundException e) {
            throw new ConcordatException(
                    Problem.at(
                            database.origin(DatabaseSettings.IMAGE),
                            "Database '" + database.name() + "' wants a container, but Testcontainers is not on the"
                                    + " class path.",
                            """
                            add it, its version is managed by concordat-bom:
                            <dependency>
                              <groupId>org.testcontainers</groupId>
                              <artifactId>testcontainers-postgresql</artifactId>
                              <scope>test</scope>
                            </dependency>"""),
                    e);
        }
    }

    private static synchronized DatabaseServer embedded(DatabaseSettings database) {
        OptionalInt port = database.port();
        EmbeddedServer server = embedded;
        if (server == null) {
            hook();
            server = port.isPresent() ? EmbeddedServer.start(port.getAsInt(), database) : EmbeddedServer.start();
            embedded = server;
        } else if (port.isPresent() && port.getAsInt() != server.port()) {
            throw new ConcordatException(Problem.at(
                    database.origin(DatabaseSettings.PORT),
                    "'" + database.key(DatabaseSettings.PORT) + "' is " + port.getAsInt()
                            + ", but the embedded server, which all databases share, already listens on "
                            + server.port() + ".",
                    "name one port, at the first embedded database."));
        }
        users++;
        return new Share(server);
    }

    // Whoever forgot to close it, and whatever still uses it: it ends with the JVM, once applications have closed.
    private static void hook() {
        if (!hooked) {
            hooked = true;
            Runtime.getRuntime().addShutdownHook(new Thread(DatabaseServers::closeAtEnd, "concordat-server"));
        }
    }

    private static void closeAtEnd() {
        try {
            OpenContexts.awaitNone(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (DatabaseServers.class) {
            if (embedded != null) {
                embedded.close();
                embedded = null;
            }
        }
    }

    private static synchronized void release() {
        users--;
        if (users == 0 && embedded != null) {
            EmbeddedServer last = embedded;
            embedded = null;
            last.close();
        }
    }

    /** One user's hold on the shared server. */
    private static final class Share implements DatabaseServer {

        private final EmbeddedServer server;
        private boolean released;

        Share(EmbeddedServer server) {
            this.server = server;
        }

        @Override
        public Place claim(DatabaseSettings database) {
            return server.claim(database);
        }

        @Override
        public synchronized void close() {
            if (!released) {
                released = true;
                release();
            }
        }
    }
}
