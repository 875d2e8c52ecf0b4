package dev.concordat.database.internal.snapshot;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.server.Access;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The database that is sampled, in one transaction that sees it as it was at one instant and cannot write. Everything
 * that is set is set for that transaction alone, since behind a pooler the next one may be somebody else's.
 */
final class Source implements AutoCloseable {

    private static final String TIMED_OUT = "57014";
    private static final String NOT_PERMITTED = "42501";
    private static final String LOCKED = "55P03";

    /** The first statement of the transaction, so that it can never be one that writes. */
    private static final String BEGIN = "set transaction isolation level repeatable read, read only";

    private static final List<String> SETTINGS = List.of(
            "set local default_transaction_read_only = on",
            "set local statement_timeout = '60s'",
            "set local lock_timeout = '5s'",
            "set local datestyle = 'ISO, YMD'",
            "set local intervalstyle = 'postgres'",
            "set local timezone = 'UTC'",
            "set local bytea_output = 'hex'",
            "set local extra_float_digits = 1");

    private final Access access;
    private final Connection connection;

    private Source(Access access, Connection connection) {
        this.access = access;
        this.connection = connection;
    }

    /** Reads one row of an answer. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static Source open(Access access) {
        Connection connection = null;
        try {
            connection = access.dataSource("Concordat snapshot").getConnection();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(BEGIN);
                for (String setting : SETTINGS) {
                    statement.execute(setting);
                }
            }
            return new Source(access, connection);
        } catch (SQLException e) {
            close(connection);
            throw new ConcordatException(
                    new Problem(
                            "The database to take a snapshot of cannot be read: " + e.getMessage(),
                            access.url(),
                            "see that it runs, and that '--url', '--username' and the password (an environment variable)"
                                    + " are right."),
                    e);
        }
    }

    Connection connection() {
        return connection;
    }

    String where() {
        return access.url();
    }

    String username() {
        return access.username();
    }

    /**
     * The rows that a query answers.
     *
     * @param subject what is read, for messages
     * @param arguments each a text, or a list of texts
     */
    <T> List<T> query(String subject, String sql, List<?> arguments, Reader<T> reader) {
        try (PreparedStatement statement = prepared(sql, arguments)) {
            List<T> answers = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    answers.add(reader.read(row));
                }
            }
            return answers;
        } catch (SQLException e) {
            throw failed(subject, e);
        }
    }

    /** The one number that a query answers, which may fail without harm to what follows. */
    long number(String sql, List<?> arguments) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try (PreparedStatement statement = prepared(sql, arguments);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            connection.rollback(savepoint);
            throw e;
        } finally {
            connection.releaseSavepoint(savepoint);
        }
    }

    private PreparedStatement prepared(String sql, List<?> arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        int index = 1;
        for (Object argument : arguments) {
            if (argument instanceof List<?> texts) {
                statement.setArray(index++, connection.createArrayOf("text", texts.toArray()));
            } else {
                statement.setObject(index++, argument);
            }
        }
        return statement;
    }

    ConcordatException failed(String subject, SQLException e) {
        String state = String.valueOf(e.getSQLState());
        String fix = switch (state) {
            case TIMED_OUT ->
                "it took more than a minute, which is not asked of a database in use; leave the table out with"
                        + " '--tables', or take a smaller '--rows'.";
            case LOCKED -> "somebody changes that table; try again later.";
            case NOT_PERMITTED -> "let its owner grant SELECT on it to '" + username() + "'.";
            default -> "see PostgreSQL's own words above.";
        };
        return new ConcordatException(new Problem(subject + " cannot be read: " + e.getMessage(), where(), fix), e);
    }

    @Override
    public void close() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The server is gone, and the transaction with it.
        } finally {
            close(connection);
        }
    }

    private static void close(@Nullable Connection connection) {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot close a connection", e);
        }
    }
}
