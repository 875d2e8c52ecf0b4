package dev.concordat.database.internal.baseline;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.server.SqlIdentifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A baseline kept as a template database: the working database is dropped and made again from it. */
final class TemplateBaseline implements Baseline {

    /** From this version on a database can be copied file by file, which is faster when nothing needs to be durable. */
    private static final int FILE_COPY_SINCE = 15;

    /** Somebody who holds a lock on the server's own tables is told of, rather than waited for without end. */
    private static final int LOCK_LIMIT_MILLIS = 15_000;

    private static final String SETTINGS = """
            select split_part(setting, '=', 1), substr(setting, strpos(setting, '=') + 1)
              from pg_db_role_setting s cross join unnest(s.setconfig) setting
             where s.setrole = 0 and s.setdatabase = (select oid from pg_database where datname = ?)""";

    /** Settings whose value is kept as the list of quoted names that it was written as. */
    private static final Set<String> LISTS =
            Set.of("search_path", "temp_tablespaces", "session_preload_libraries", "local_preload_libraries");

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

    private void takeWorking() throws SQLException {
        String working = place.working().database();
        alone(working, () -> copy(working, place.template()));
    }

    private interface Copying {
        void run() throws SQLException;
    }

    // A database is copied, and dropped without waiting, only while nobody is connected to it.
    private void alone(String database, Copying copying) throws SQLException {
        execute("alter database " + SqlIdentifier.quote(database) + " allow_connections false");
        try {
            EndedSessions.of(connection, database);
            copying.run();
        } finally {
            execute("alter database " + SqlIdentifier.quote(database) + " allow_connections true");
        }
    }

    private void copy(String from, String to) throws SQLException {
        drop(to);
        execute("create database " + SqlIdentifier.quote(to) + " template " + SqlIdentifier.quote(from) + copy);
        execute("comment on database " + SqlIdentifier.quote(to) + " is " + SqlIdentifier.literal(Place.MARK));
        for (String setting : settings(from)) {
            execute("alter database " + SqlIdentifier.quote(to) + " set " + setting);
        }
    }

    // They belong to a database's number, and so are not copied with it.
    private List<String> settings(String database) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SETTINGS)) {
            statement.setString(1, database);
            try (ResultSet row = statement.executeQuery()) {
                List<String> settings = new ArrayList<>();
                while (row.next()) {
                    String name = row.getString(1);
                    String value = row.getString(2);
                    settings.add(SqlIdentifier.quote(name) + " to "
                            + (LISTS.contains(name) ? value : SqlIdentifier.literal(value)));
                }
                return settings;
            }
        }
    }

    private void drop(String database) throws SQLException {
        EndedSessions.of(connection, database);
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
