package dev.concordat.database.internal.migration;

import dev.concordat.database.internal.server.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks, while a template is migrated, whether a session in it waits for a lock, and ends a wait that lasts too long.
 * PostgreSQL itself would wait for ever: it sees no deadlock where the holder of a lock is idle.
 */
final class LockWatch implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(200);

    /** A wait that cannot end by itself needs no more than to be told from a passing one. */
    private static final Duration ENDLESS_LIMIT = Duration.ofSeconds(2);

    /** What a statement has to obey a cancellation, before its session is ended. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final String WAITING = """
            select waiting.pid, coalesce(waiting.query_start, waiting.backend_start)::text, waiting.query,
                   holding.pid, holding.application_name, coalesce(holding.state, 'unknown'),
                   coalesce(holding.query, ''), holding.datname is not distinct from waiting.datname
              from pg_stat_activity waiting
              cross join lateral unnest(pg_blocking_pids(waiting.pid)) blocker (pid)
              join pg_stat_activity holding on holding.pid = blocker.pid
             where waiting.datname = ? and waiting.wait_event_type = 'Lock'
             order by waiting.pid, holding.pid
             limit 1""";

    private final Connection connection;
    private final String database;
    private final Duration limit;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile @Nullable LockWait finding;

    private @Nullable String waiter;
    private long since;
    private long cancelled;

    private LockWatch(Place place, Duration limit) throws SQLException {
        this.connection = place.maintenance().connect();
        this.database = place.working().database();
        this.limit = limit;
        this.thread = new Thread(this::watch, "concordat-lock-watch");
        thread.setDaemon(true);
    }

    static LockWatch start(Place place, Duration limit) {
        try {
            LockWatch watch = new LockWatch(place, limit);
            watch.thread.start();
            return watch;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot connect to '" + place.maintenance() + "'", e);
        }
    }

    /** The wait that was ended, if one was. */
    Optional<LockWait> finding() {
        return Optional.ofNullable(finding);
    }

    private void watch() {
        try (PreparedStatement waiting = connection.prepareStatement(WAITING)) {
            waiting.setString(1, database);
            while (!stopped) {
                try (ResultSet found = waiting.executeQuery()) {
                    look(found);
                }
                Thread.sleep(INTERVAL.toMillis());
            }
        } catch (InterruptedException e) {
            // The migration has ended, and with it the watch.
        } catch (SQLException e) {
            // A server that is gone ends the migration with a better message than the watch could give.
            stopped = true;
        }
    }

    private void look(ResultSet found) throws SQLException {
        if (!found.next()) {
            waiter = null;
            return;
        }
        int pid = found.getInt(1);
        String seen = pid + " " + found.getString(2);
        long now = System.nanoTime();
        if (!seen.equals(waiter)) {
            waiter = seen;
            since = now;
            cancelled = 0;
        }
        Duration lasted = Duration.ofNanos(now - since);
        LockWait wait = new LockWait(
                found.getString(3),
                found.getInt(4),
                found.getString(5),
                found.getString(6),
                found.getString(7),
                found.getBoolean(8),
                lasted);
        if (lasted.compareTo(wait.endless() && limit.compareTo(ENDLESS_LIMIT) > 0 ? ENDLESS_LIMIT : limit) >= 0) {
            end(pid, wait, now);
        }
    }

    private void end(int pid, LockWait wait, long now) throws SQLException {
        if (cancelled == 0) {
            if (finding == null) {
                finding = wait;
            }
            cancelled = now;
            signal("select pg_cancel_backend(?)", pid);
        } else if (now - cancelled > GRACE.toNanos()) {
            signal("select pg_terminate_backend(?)", pid);
        }
    }

    private void signal(String sql, int pid) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, pid);
            statement.execute();
        }
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        try {
            thread.join();
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot close a connection", e);
        }
    }
}
