package dev.concordat.database.internal.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How a database is reached: its URL and who connects. Never prints the password.
 *
 * @param jdbcUrl the URL in its parts, without credentials
 * @param username the user
 * @param password the password
 */
public record Access(JdbcUrl jdbcUrl, String username, String password) {

    /** Where nobody answers; for configuring what is never to connect. */
    public static final Access NOWHERE =
            new Access(new JdbcUrl("jdbc:postgresql://127.0.0.1:1/", "nowhere", Map.of()), "nobody", "");

    /** The JDBC URL, without credentials. */
    public String url() {
        return jdbcUrl.toString();
    }

    /** The database's name. */
    public String database() {
        return jdbcUrl.database();
    }

    /** Another database of the same server, as the same user. */
    public Access to(String database) {
        return new Access(jdbcUrl.withDatabase(database), username, password);
    }

    /** Connections, each opened anew; no pool. */
    public DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url());
        dataSource.setUser(username);
        dataSource.setPassword(password);
        return dataSource;
    }

    /** The same, under a name by which the server's own views tell them from others. */
    public DataSource dataSource(String applicationName) {
        PGSimpleDataSource dataSource = (PGSimpleDataSource) dataSource();
        dataSource.setApplicationName(applicationName);
        return dataSource;
    }

    /** One connection, for the caller to close. */
    public Connection connect() throws SQLException {
        return dataSource("Concordat").getConnection();
    }

    @Override
    public String toString() {
        return url();
    }
}
