package dev.concordat.database.internal.server;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.List;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** A server in a container of a team's own image, one for each declared database. */
final class ContainerServer implements DatabaseServer {

    private static final int PORT = 5432;

    private final PostgreSQLContainer container;

    private ContainerServer(PostgreSQLContainer container) {
        this.container = container;
    }

    static ContainerServer start(DatabaseSettings database) {
        String image = database.image().orElseThrow();
        PostgreSQLContainer container = null;
        try {
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                throw noEngine(database, image);
            }
            container = container(image);
            container.start();
            return new ContainerServer(container);
        } catch (ConcordatException e) {
            throw e;
        } catch (RuntimeException e) {
            if (container != null) {
                container.stop();
            }
            throw new ConcordatException(
                    Problem.at(
                            database.origin(DatabaseSettings.IMAGE),
                            "The container of '" + image + "' did not start: " + rootMessage(e),
                            "see that the image exists and is a PostgreSQL."),
                    e);
        }
    }

    private static ConcordatException noEngine(DatabaseSettings database, String image) {
        return new ConcordatException(Problem.at(
                database.origin(DatabaseSettings.IMAGE),
                "Database '" + database.name() + "' wants a container of '" + image
                        + "', but no Docker engine answers.",
                "start Docker, or remove '" + DatabaseSettings.IMAGE + "' to use the embedded PostgreSQL."));
    }

    // The container closes itself when it is stopped, which close() does.
    @SuppressWarnings("resource")
    private static PostgreSQLContainer container(String image) {
        PostgreSQLContainer container = new PostgreSQLContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                .withUsername("postgres")
                .withPassword(Passwords.random())
                .withDatabaseName("postgres");
        container.setCommand("postgres -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c jit=off");
        if (List.of("localhost", "127.0.0.1")
                .contains(DockerClientFactory.instance().dockerHostIpAddress())) {
            // A published port is open to the whole network unless it is bound to loopback.
            container.setPortBindings(List.of("127.0.0.1::" + PORT));
        }
        return container;
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    @Override
    public Place claim(DatabaseSettings database) {
        JdbcUrl url = new JdbcUrl(
                "jdbc:postgresql://" + container.getHost() + ":" + container.getMappedPort(PORT) + "/",
                container.getDatabaseName(),
                Map.of());
        Access maintenance = new Access(url, container.getUsername(), container.getPassword());
        String name = database.name().equals(container.getDatabaseName()) ? database.name() + "_2" : database.name();
        return new Place(maintenance.to(name), maintenance, DatabaseNames.template(name), Place.EMPTY);
    }

    @Override
    public void close() {
        container.stop();
    }
}
