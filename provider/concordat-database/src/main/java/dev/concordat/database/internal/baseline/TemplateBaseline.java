package dev.concordat.database.internal.baseline;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.server.Access;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.server.SqlIdentifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;

/** A baseline kept as a template database: the working database is dropped and made again from it. */
public final class TemplateBaseline implements Baseline {

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

    /**
     * Makes the template, has it filled, and makes the working database from it.
     *
     * @param fill migrates and loads the template; where it throws, nothing of the template stays
     * @return the baseline, and what {@code fill} returned
     */
    public static <T> Built<T> build(Place place, Function<Access, T> fill) {
        try {
            Connection connection = place.maintenance().connect();
            try {
                TemplateBaseline baseline = new TemplateBaseline(place, connection);
                baseline.execute("set lock_timeout = " + LOCK_LIMIT_MILLIS);
                T outcome = baseline.fill(fill);
                baseline.copy(place.template(), place.working().database());
                return new Built<>(baseline, outcome);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed(place, e);
        }
    }

    /**
     * A baseline that stands.
     *
     * @param baseline the way back
     * @param outcome what filling it came to
     */
    public record Built<T>(Baseline baseline, T outcome) {}

    private <T> T fill(Function<Access, T> fill) throws SQLException {
        copy(place.source(), place.template());
        try {
            return fill.apply(place.templateAccess());
        } catch (RuntimeException e) {
            dropAfter(e);
            throw e;
        }
    }

    // What is wrong is already known; that the half-made template could not be dropped is told beside it.
    private void dropAfter(RuntimeException failure) {
        try {
            drop(place.template());
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public synchronized void restore() {
        try {
            copy(place.template(), place.working().database());
        } catch (SQLException e) {
            throw failed(place, e);
        }
    }

    // A database is copied only while nobody is connected to it.
    @Override
    public synchronized void rebase() {
        String working = place.working().database();
        try {
            execute("alter database " + SqlIdentifier.quote(working) + " allow_connections false");
            try {
                execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = "
                        + SqlIdentifier.literal(working));
                copy(working, place.template());
            } finally {
                execute("alter database " + SqlIdentifier.quote(working) + " allow_connections true");
            }
        } catch (SQLException e) {
            throw failed(place, e);
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
