package dev.concordat.database.internal.baseline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends the sessions of a database but one's own, and waits until they are gone. The server's own ways to wait look ten
 * times a second; a session is gone within a millisecond or two.
 */
final class EndedSessions {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String END = """
            select count(pg_terminate_backend(pid)) from pg_stat_activity
             where datname = ? and pid <> pg_backend_pid() and backend_type in ('client backend', 'parallel worker')""";

    private static final String LEFT = END.replace("count(pg_terminate_backend(pid))", "count(*)");

    private EndedSessions() {}

    /** Asks until none is left; those that come meanwhile are ended too. */
    static void of(Connection connection, String database) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (count(connection, END, database) > 0 && System.nanoTime() < deadline) {
            long again = System.nanoTime() + Duration.ofMillis(100).toNanos();
            while (count(connection, LEFT, database) > 0 && System.nanoTime() < again) {
                LockSupport.parkNanos(300_000);
            }
        }
    }

    private static int count(Connection connection, String sql, String database) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, database);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
