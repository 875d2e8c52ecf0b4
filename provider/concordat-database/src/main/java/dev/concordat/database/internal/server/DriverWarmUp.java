package dev.concordat.database.internal.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Takes the driver through a connection and its first queries while the server is still on its way. A JVM's first
 * connection takes 60 to 90 ms, nearly all of it for loading classes, and its second one 8 (measured on two
 * processors); and there is nothing else to be done while a stored baseline is unpacked and its server starts.
 */
public final class DriverWarmUp {

    private static final System.Logger LOG = System.getLogger("dev.concordat.database");

    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private DriverWarmUp() {}

    /** Begins it in the background, once in the life of this JVM. */
    public static void begin() {
        if (!BEGUN.getAndSet(true)) {
            Thread thread = new Thread(DriverWarmUp::rehearseIfPossible, "concordat-driver");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void rehearseIfPossible() {
        try {
            rehearse();
        } catch (SQLException | RuntimeException e) {
            // The first connection only takes longer.
            LOG.log(System.Logger.Level.DEBUG, "The driver could not be warmed up", e);
        }
    }

    /** What the session does first that watches a database, with nobody at the other end. */
    static void rehearse() throws SQLException {
        PGSimpleDataSource dataSource = (PGSimpleDataSource) Access.NOWHERE.dataSource("Concordat");
        dataSource.setSocketFactory(RehearsalSockets.class.getName());
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement("select true")) {
            connection.getMetaData().getDatabaseMajorVersion();
            statement.execute("set a = 1; set b = 2");
            try (ResultSet rows = prepared.executeQuery()) {
                rows.next();
                rows.getBoolean(1);
            }
        }
    }
}
