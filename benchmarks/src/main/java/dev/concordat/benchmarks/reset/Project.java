package dev.concordat.benchmarks.reset;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.concordat.benchmarks.start.StartProject;
import dev.concordat.database.Database;
import dev.concordat.database.Databases;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/**
 * A database under test, and the same once more beside it on the same server, for those ways of coming back to a
 * baseline that are done by hand.
 */
final class Project {

    private final Path folder;
    private final Database database;

    private Project(Path folder, Database database) {
        this.folder = folder;
        this.database = database;
    }

    /**
     * Prepares both.
     *
     * @param largeRows how many rows a table beside the others has; 0 for no such table
     */
    static Project of(Path folder, StartProject project, int largeRows) throws Exception {
        project.write(folder);
        if (largeRows > 0) {
            Files.writeString(folder.resolve("db/migration/V1000000__large.sql"), """
                    create table large (id bigint primary key, value text not null);
                    insert into large select n, 'value ' || n from generate_series(1, %d) n;
                    """.formatted(largeRows));
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, Project.class.getClassLoader()));
        try {
            return new Project(folder, Databases.declared().get("main"));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    Database database() {
        return database;
    }

    /** A pool as an application has it. */
    HikariDataSource pool(String name) {
        HikariConfig configuration = new HikariConfig();
        configuration.setJdbcUrl(url(name));
        configuration.setUsername(database.username());
        configuration.setPassword(database.password());
        configuration.setMinimumIdle(1);
        return new HikariDataSource(configuration);
    }

    private String url(String name) {
        return database.url().replaceFirst("/[^/]*$", "/" + name);
    }

    /** Runs statements one by one, in another database of the server. */
    void execute(String name, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(name), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Cleans, migrates and loads by hand. */
    void cleanAndMigrate(String name) throws SQLException, IOException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, Project.class.getClassLoader())) {
            Flyway flyway = Flyway.configure(loader)
                    .dataSource(url(name), database.username(), database.password())
                    .cleanDisabled(false)
                    .load();
            flyway.clean();
            flyway.migrate();
        }
        execute(name, Files.readString(folder.resolve("fixtures/baseline.sql")));
    }
}
