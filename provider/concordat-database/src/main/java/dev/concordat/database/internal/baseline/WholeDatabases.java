package dev.concordat.database.internal.baseline;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.server.Access;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.server.SqlIdentifier;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes, copies, renames and drops whole databases, each of them ours. For one thread at a time. */
public final class WholeDatabases implements AutoCloseable {

    /** From this version on a database can be copied file by file, which is faster when nothing needs to be durable. */
    private static final int FILE_COPY_SINCE = 15;

    /** Somebody who holds a lock on the server's own tables is told of, rather than waited for without end. */
    private static final int LOCK_LIMIT_MILLIS = 15_000;

    private static final String SETTINGS = """
            select split_part(setting, '=', 1), substr(setting, strpos(setting, '=') + 1)
              from pg_db_role_setting s cross join unnest(s.setconfig) setting
             where s.setrole = 0 and s.setdatabase = (select oid from pg_database where datname = ?::text)""";

    private static final String FOREIGN = "select datname from pg_database where datname = ?::text"
            + " and shobj_description(oid, 'pg_database') is distinct from " + SqlIdentifier.literal(Place.MARK);

    /** Settings whose value is kept as the list of quoted names that it was written as. */
    private static final Set<String> LISTS =
            Set.of("search_path", "temp_tablespaces", "session_preload_libraries", "local_preload_libraries");

    private final Access maintenance;
    private final Session session;

    private WholeDatabases(Access maintenance, Session session) {
        this.maintenance = maintenance;
        this.session = session;
    }

    /** Works from a database that is none of those it makes. */
    public static WholeDatabases from(Access maintenance) throws SQLException {
        Session session = Session.open(maintenance);
        session.execute("set lock_timeout = " + LOCK_LIMIT_MILLIS);
        return new WholeDatabases(maintenance, session);
    }

    Session session() {
        return session;
    }

    /** Makes a database that is the same as another one, instead of what bears its name. */
    public void copy(String from, String to) throws SQLException {
        drop(to);
        session.execute("create database " + SqlIdentifier.quote(to) + " template " + SqlIdentifier.quote(from)
                + (session.version() >= FILE_COPY_SINCE ? " strategy file_copy" : ""));
        session.execute("comment on database " + SqlIdentifier.quote(to) + " is " + SqlIdentifier.literal(Place.MARK));
        for (String setting : settings(from)) {
            session.execute("alter database " + SqlIdentifier.quote(to) + " set " + setting);
        }
    }

    /** The same, from one that others may be connected to: their sessions end, and nobody gets in meanwhile. */
    public void copyUsed(String from, String to) throws SQLException {
        session.execute("alter database " + SqlIdentifier.quote(from) + " allow_connections false");
        try {
            EndedSessions.of(session.connection(), from);
            copy(from, to);
        } finally {
            session.execute("alter database " + SqlIdentifier.quote(from) + " allow_connections true");
        }
    }

    // They belong to a database's number, and so are not copied with it.
    private List<String> settings(String database) throws SQLException {
        return session.query(
                SETTINGS,
                row -> SqlIdentifier.quote(row.getString(1)) + " to "
                        + (LISTS.contains(row.getString(1))
                                ? row.getString(2)
                                : SqlIdentifier.literal(row.getString(2))),
                database);
    }

    /** The numbers of all databases whose names begin so, by name. */
    public Map<String, Long> numbers(String prefix) throws SQLException {
        Map<String, Long> numbers = new HashMap<>();
        session.query(
                        "select datname, oid::bigint from pg_database where starts_with(datname, ?::text)",
                        row -> Map.entry(row.getString(1), row.getLong(2)),
                        prefix)
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
        return numbers;
    }

    /** Gives a database another name; its sessions end. */
    public void rename(String from, String to) throws SQLException {
        EndedSessions.of(session.connection(), from);
        session.execute("alter database " + SqlIdentifier.quote(from) + " rename to " + SqlIdentifier.quote(to));
    }

    /** Drops a database, if there is one of that name. */
    public void drop(String database) throws SQLException {
        EndedSessions.of(session.connection(), database);
        session.execute("drop database if exists " + SqlIdentifier.quote(database) + " with (force)");
    }

    /** The same where nobody looked before whether the name was free: what is not ours stays. */
    public void dropOurs(String database) throws SQLException {
        if (!session.query(FOREIGN, row -> row.getString(1), database).isEmpty()) {
            throw new ConcordatException(new Problem(
                    "Database '" + database + "' was not made by Concordat, so it was left untouched.",
                    maintenance.to(database).url(),
                    "rename it: Concordat needs that name beside the database it resets."));
        }
        drop(database);
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }
}
