package dev.concordat.database.internal.baseline;

import dev.concordat.database.internal.server.SqlIdentifier;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The fence: nobody else is in a transaction while a database is brought back. A transaction still open is waited for,
 * then its session is ended and told of, with the name of whoever left it.
 */
final class OpenTransactions {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String SESSIONS = """
            select s.pid, s.application_name, s.state, left(s.query, 200), coalesce(s.usename, '')
              from pg_stat_activity s
             where s.datname = current_database() and s.pid <> pg_backend_pid() and s.backend_type = 'client backend'
               and (s.xact_start is not null or s.state = 'active')
             order by s.pid""";

    private final Session session;
    private final Gate gate;
    private final Leftovers leftovers;

    OpenTransactions(Session session, Gate gate, Leftovers leftovers) {
        this.session = session;
        this.gate = gate;
        this.leftovers = leftovers;
    }

    /** The first look at which nobody else is in a transaction. */
    Gate.Look awaitNone() throws SQLException {
        Gate.Look look = gate.look();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long pause = 50_000;
        while (look.open() > 0) {
            if (System.nanoTime() > deadline) {
                end();
                deadline = System.nanoTime() + PATIENCE.toNanos();
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(pause * 2, 10_000_000);
            look = gate.look();
        }
        return look;
    }

    private void end() throws SQLException {
        List<Leftovers.Transaction> open = session.query(
                SESSIONS,
                row -> new Leftovers.Transaction(
                        row.getInt(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
        for (Leftovers.Transaction transaction : open) {
            leftovers.transaction(transaction);
            session.query("select pg_terminate_backend(" + transaction.pid() + ")", row -> row.getBoolean(1));
        }
        for (String prepared : session.query(
                "select gid from pg_prepared_xacts where database = current_database()", row -> row.getString(1))) {
            leftovers.prepared(prepared);
            session.execute("rollback prepared " + SqlIdentifier.literal(prepared));
        }
    }

    /** Ends all other sessions of the database; what they alone hold, as temporary tables, goes with them. */
    void endSessions() throws SQLException {
        EndedSessions.of(session.connection(), session.connection().getCatalog());
    }
}
