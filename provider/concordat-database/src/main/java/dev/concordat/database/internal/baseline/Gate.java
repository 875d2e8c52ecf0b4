package dev.concordat.database.internal.baseline;

import dev.concordat.database.internal.server.SqlIdentifier;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks in one statement how far the write-ahead log has come and whether somebody is still in a transaction: all that a
 * reset after an interaction that wrote nothing costs.
 *
 * <p>The insert position is asked for, not the flushed one. Sessions are looked at in a statement of its own outside
 * any transaction, since what the server tells of them stands still within one.
 */
final class Gate implements AutoCloseable {

    /**
     * What the gate showed.
     *
     * @param position the end of the log
     * @param nextTransaction the number that the next transaction to write gets
     * @param open how many other sessions are in a transaction, prepared ones counted
     * @param silent what is written without any trace in the log: the state of unlogged sequences
     */
    record Look(
            String position,
            long nextTransaction,
            int open,
            @Nullable String silent) {

        boolean sameAs(Look other) {
            return position.equals(other.position) && Objects.equals(silent, other.silent);
        }

        /** The same, but from this position on. */
        Look from(String newPosition) {
            return new Look(newPosition, nextTransaction, open, silent);
        }
    }

    private static final String OPEN = """
            select count(*) from pg_stat_get_activity(null) s
             where s.datid = %s::oid and s.pid <> pg_backend_pid() and s.backend_type = 'client backend'
               and (s.xact_start is not null or s.state = 'active')""";

    private static final String PREPARED = "select count(*) from pg_prepared_xacts p where p.database = %s";

    private final PreparedStatement statement;

    private Gate(PreparedStatement statement) {
        this.statement = statement;
    }

    /** Looks at the session's own database. */
    static Gate open(Session session) throws SQLException {
        List<String> unlogged = session.query(
                "select oid::regclass::text from pg_class where relkind = 'S' and relpersistence = 'u' order by oid",
                row -> row.getString(1));
        String silent = unlogged.isEmpty()
                ? "null"
                : unlogged.stream()
                        .map(sequence -> "(select (last_value, is_called)::text from " + sequence + ")")
                        .collect(Collectors.joining(" || "));
        return open(session, session.connection().getCatalog(), silent);
    }

    /** Looks at another database, in which nothing is written without a trace. */
    static Gate open(Session session, String databaseName) throws SQLException {
        return open(session, databaseName, "null");
    }

    private static Gate open(Session session, String databaseName, String silent) throws SQLException {
        long database = session.one(
                "select oid::bigint from pg_database where datname = ?::text", row -> row.getLong(1), databaseName);
        boolean prepares = session.one("show max_prepared_transactions", row -> row.getInt(1)) > 0;
        return new Gate(session.prepare("select (" + OPEN.formatted(database) + ")"
                + (prepares ? " + (" + PREPARED.formatted(SqlIdentifier.literal(databaseName)) + ")" : "")
                + ", pg_snapshot_xmax(pg_current_snapshot())::text, " + silent
                + ", pg_current_wal_insert_lsn()::text"));
    }

    // The sessions come first and the position last: who writes between the two is seen by the position.
    Look look() throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return new Look(row.getString(4), Long.parseLong(row.getString(2)), row.getInt(1), row.getString(3));
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
