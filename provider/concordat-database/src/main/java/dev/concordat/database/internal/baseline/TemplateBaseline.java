package dev.concordat.database.internal.baseline;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.server.SqlIdentifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A baseline kept as a template database: the working database is dropped and made again from it. */
final class TemplateBaseline implements Baseline {

    /** From this version on a database can be copied file by file, which is faster when nothing needs to be durable. */
    private static final int FILE_COPY_SINCE = 15;

    /** Somebody who holds a lock on the server's own tables is told of, rather than waited for without end. */
    private static final int LOCK_LIMIT_MILLIS = 15_000;

    private final Place place;
    private final Connection connection;
    private final String copy;

    private TemplateBaseline(Place place, Connection connection) throws SQLException {
        this.place = place;
        this.connection = connection;
        this.copy = connection.getMetaData().getDatabaseMajorVersion() >= FILE_COPY_SINCE ? " strategy file_copy" : "";
    }

    /** Makes the working database, empty. */
    static void create(Place place) {
        run(place, baseline -> baseline.copy(place.source(), place.working().database()));
    }

    /** Leaves nothing behind of a working database that could not be prepared; one that was there is empty again. */
    static void discard(Place place) {
        run(place, baseline -> {
            baseline.drop(place.working().database());
            if (place.existed()) {
                baseline.copy(place.source(), place.working().database());
            }
        });
    }

    /** Makes the template from the working database, to which nobody is connected any more. */
    static void make(Place place) {
        run(place, TemplateBaseline::takeWorking);
    }

    /** The baseline that {@link #make} made. */
    static TemplateBaseline open(Place place) {
        try {
            Connection connection = place.maintenance().connect();
            try {
                TemplateBaseline baseline = new TemplateBaseline(place, connection);
                baseline.execute("set lock_timeout = " + LOCK_LIMIT_MILLIS);
                return baseline;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed(place, e);
        }
    }

    private interface Work {
        void of(TemplateBaseline baseline) throws SQLException;
    }

    private static void run(Place place, Work work) {
        try (TemplateBaseline baseline = open(place)) {
            work.of(baseline);
        } catch (SQLException e) {
            throw failed(place, e);
        }
    }

    @Override
    public synchronized Restored restore(String next) {
        try {
            copy(place.template(), place.working().database());
            return Restored.SESSIONS_ENDED;
        } catch (SQLException e) {
            throw failed(place, e);
        }
    }

    @Override
    public synchronized void rebase() {
        try {
            takeWorking();
        } catch (SQLException e) {
            throw failed(place, e);
        }
    }

    // A database is copied only while nobody is connected to it.
    private void takeWorking() throws SQLException {
        String working = place.working().database();
        execute("alter database " + SqlIdentifier.quote(working) + " allow_connections false");
        try {
            execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = "
                    + SqlIdentifier.literal(working));
            copy(working, place.template());
        } finally {
            execute("alter database " + SqlIdentifier.quote(working) + " allow_connections true");
        }
    }

    private void copy(String from, String to) throws SQLException {
        drop(to);
        execute("create database " + SqlIdentifier.quote(to) + " template " + SqlIdentifier.quote(from) + copy);
        execute("comment on database " + SqlIdentifier.quote(to) + " is " + SqlIdentifier.literal(Place.MARK));
    }

    private void drop(String database) throws SQLException {
        execute("drop database if exists " + SqlIdentifier.quote(database) + " with (force)");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static ConcordatException failed(Place place, SQLException cause) {
        return new ConcordatException(
                new Problem(
                        "Database '" + place.working().database() + "' could not be made from its template '"
                                + place.template() + "': " + cause.getMessage(),
                        place.working().url(),
                        "see PostgreSQL's own words above."),
                cause);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(place, e);
        }
    }
}
