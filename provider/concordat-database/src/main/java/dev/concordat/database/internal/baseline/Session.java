package dev.concordat.database.internal.baseline;

import dev.concordat.database.internal.server.Access;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** The connection to the working database from which it is watched and brought back. For one thread at a time. */
final class Session implements AutoCloseable {

    /** How long a reset waits for a lock that somebody took after the last look. */
    private static final int LOCK_LIMIT_MILLIS = 2_000;

    /** One statement for each set of tables written together; more than a run's interactions need. */
    private static final int STATEMENTS = 512;

    private final Connection connection;
    private final int version;

    private Session(Connection connection, int version) {
        this.connection = connection;
        this.version = version;
    }

    static Session open(Access access) throws SQLException {
        PGSimpleDataSource dataSource = (PGSimpleDataSource) access.dataSource("Concordat");
        dataSource.setPrepareThreshold(1);
        dataSource.setPreparedStatementCacheQueries(STATEMENTS);
        Connection connection = dataSource.getConnection();
        try {
            Session session = new Session(connection, connection.getMetaData().getDatabaseMajorVersion());
            // Commits are flushed, or the log could not be read up to its end. A table is read in its own order.
            session.execute("set synchronous_commit = on; set lock_timeout = " + LOCK_LIMIT_MILLIS
                    + "; set synchronize_seqscans = off; set max_parallel_workers_per_gather = 0");
            return session;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** From now on neither triggers nor foreign keys stand in its way. */
    void replica() throws SQLException {
        execute("set session_replication_role = replica");
    }

    /** Whether its user is a superuser. */
    boolean superuser() throws SQLException {
        return one("select current_setting('is_superuser')", row -> row.getString(1))
                .equals("on");
    }

    /** The server's major version. */
    int version() {
        return version;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A statement that stays prepared on the server when it is closed; several in one text are one transaction. */
    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** Turns one row into a value. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What a query answers, row by row. Arguments are bound as text that the server converts, or as arrays. */
    <T> List<T> query(String sql, Reader<T> reader, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            try (ResultSet row = statement.executeQuery()) {
                List<T> values = new ArrayList<>();
                while (row.next()) {
                    values.add(reader.read(row));
                }
                return values;
            }
        }
    }

    /** The first row of what a query answers, which answers at least one. */
    <T> T one(String sql, Reader<T> reader, Object... arguments) throws SQLException {
        return query(sql, reader, arguments).get(0);
    }

    /** Takes the rows that one of several statements answered. */
    interface Answers {
        void take(ResultSet rows) throws SQLException;
    }

    /**
     * Runs several statements in one round trip, which is one transaction; they stay prepared on the server. Arguments
     * are bound as for {@link #query}, over all of them.
     */
    void together(String sql, Answers answers, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            boolean rows = statement.execute();
            while (rows || statement.getUpdateCount() >= 0) {
                if (rows) {
                    try (ResultSet answer = statement.getResultSet()) {
                        answers.take(answer);
                    }
                }
                rows = statement.getMoreResults();
            }
        }
    }

    private void bind(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int index = 0; index < arguments.length; index++) {
            if (arguments[index] instanceof Long[] numbers) {
                statement.setArray(index + 1, connection.createArrayOf("bigint", numbers));
            } else {
                statement.setObject(index + 1, arguments[index], java.sql.Types.OTHER);
            }
        }
    }

    /** The connection, for what has no shorthand here. */
    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
