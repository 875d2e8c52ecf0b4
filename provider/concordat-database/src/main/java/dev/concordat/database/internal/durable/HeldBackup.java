package dev.concordat.database.internal.durable;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The time in which the files of a running server are copied: the server knows of it, and keeps the log that makes one
 * state of what was copied at many moments. Its session ends it, however that ends.
 */
final class HeldBackup implements AutoCloseable {

    private final Connection connection;
    private final String first;
    private String last = "";
    private String label = "";

    private HeldBackup(Connection connection, String first) {
        this.connection = connection;
        this.first = first;
    }

    static HeldBackup begin(int port, String password) throws SQLException {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/" + Cluster.SUPERUSER);
        dataSource.setUser(Cluster.SUPERUSER);
        dataSource.setPassword(password);
        dataSource.setApplicationName("Concordat backup");
        Connection connection = dataSource.getConnection();
        boolean begun = false;
        try (Statement statement = connection.createStatement()) {
            // Reserves the log from here on, until the session ends.
            statement.execute("select pg_create_physical_replication_slot('concordat_backup_' || pg_backend_pid(),"
                    + " immediately_reserve => true, temporary => true)");
            HeldBackup held = new HeldBackup(
                    connection, text(statement, "select pg_walfile_name(pg_backup_start('concordat', fast => true))"));
            begun = true;
            return held;
        } finally {
            if (!begun) {
                connection.close();
            }
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    /** The files are copied; what is left to copy is the log. */
    void end() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "select pg_walfile_name(lsn), labelfile from pg_backup_stop(wait_for_archive => false)")) {
            result.next();
            last = result.getString(1);
            label = result.getString(2);
        }
    }

    /** The file that tells a server, which starts with the copy, from where to read the log. */
    byte[] label() {
        return label.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a file of the log is needed. */
    boolean needs(String segment) {
        return segment.matches("[0-9A-F]{24}") && segment.compareTo(first) >= 0 && segment.compareTo(last) <= 0;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
