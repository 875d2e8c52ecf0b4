package dev.concordat.database.internal.server;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.settings.DatabaseSettings;

/** Finds the server that a database's settings ask for; every database has one of its own. */
public final class DatabaseServers {

    private static final String TESTCONTAINERS = "org.testcontainers.DockerClientFactory";

    private DatabaseServers() {}

    /** The server for this database; whoever starts it closes it. */
    public static ServerPlan plan(DatabaseSettings database) {
        if (!database.migrate() && database.url().isEmpty()) {
            throw new ConcordatException(Problem.at(
                    database.origin(DatabaseSettings.MIGRATE),
                    "Database '" + database.name() + "' is to be used as it stands ('" + DatabaseSettings.MIGRATE
                            + ": false'), but nothing says where it stands.",
                    "name it: '" + database.key(DatabaseSettings.URL)
                            + ": jdbc:postgresql://host:port/database'; or remove '" + DatabaseSettings.MIGRATE
                            + "'."));
        }
        if (database.url().isPresent()) {
            return new ExistingPlan(database);
        }
        if (database.image().isPresent()) {
            requireTestcontainers(database, DatabaseServers.class.getClassLoader());
            return new ContainerPlan(database);
        }
        return new EmbeddedPlan(database);
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
                              <artifactId>testcontainers</artifactId>
                              <scope>test</scope>
                            </dependency>"""),
                    e);
        }
    }
}
