package dev.concordat.database.internal.server;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A database that somebody named by its URL. It is the working database itself, so that whatever else knows the URL
 * sees the same rows; beside it stand its template and a copy of it as it was when it was empty.
 *
 * <p>It is taken only when nothing in it can be lost: it does not exist, is empty, or bears our mark. Two runs cannot
 * share it; the second is refused while the first holds a lock.
 */
final class ExistingServer implements DatabaseServer {

    private static final String NO_SUCH_DATABASE = "3D000";

    private static final String IN_USE = "55006";

    private static final String OTHERS =
            "select count(*), coalesce(string_agg(distinct nullif(application_name, ''), ', '), 'no name')"
                    + " from pg_stat_activity where datname = ? and backend_type = 'client backend'";

    /** Whatever a person or an application may have made; what an extension brought does not count. */
    private static final String FIRST_OBJECT = """
            select kind || ' ''' || name || '''' from (
              select case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'
                       else 'table' end as kind, c.oid::regclass::text as name, c.relnamespace as schema,
                     'pg_class'::regclass as catalogue, c.oid
                from pg_class c where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
              union all
              select 'function', p.oid::regproc::text, p.pronamespace, 'pg_proc'::regclass, p.oid from pg_proc p
              union all
              select 'type', t.oid::regtype::text, t.typnamespace, 'pg_type'::regclass, t.oid
                from pg_type t where t.typtype in ('d', 'e', 'r') or t.typtype = 'c'
                     and exists (select from pg_class c where c.oid = t.typrelid and c.relkind = 'c')
              union all
              select 'schema', quote_ident(n.nspname), n.oid, 'pg_namespace'::regclass, n.oid
                from pg_namespace n where n.nspname <> 'public'
              union all
              select 'large object', l.oid::text, 2200, 'pg_largeobject'::regclass, l.oid from pg_largeobject_metadata l
            ) object
            where schema not in (select oid from pg_namespace where nspname ~ '^pg_' or nspname = 'information_schema')
              and not exists (select from pg_depend d
                where d.classid = object.catalogue and d.objid = object.oid and d.deptype = 'e')
            order by 1 limit 1""";

    /** Whether our mark is within a database beside which nothing can be made. */
    private static final String MARKED_WITHIN = "select nspname from pg_namespace where nspname = 'concordat_baseline'"
            + " and obj_description(oid, 'pg_namespace') = " + SqlIdentifier.literal(Place.MARK);

    private final Place place;
    private final @Nullable Connection lock;

    private ExistingServer(Place place, @Nullable Connection lock) {
        this.place = place;
        this.lock = lock;
    }

    static ExistingServer open(DatabaseSettings database) {
        Access access = access(database);
        Connection lock = null;
        try {
            if (!database.migrate()) {
                return asItStands(access);
            }
            Access maintenance = maintenance(access);
            lock = maintenance.connect();
            Admission admission = new Admission(database, access, lock);
            admission.check();
            return new ExistingServer(admission.place(maintenance), lock);
        } catch (SQLException e) {
            close(lock);
            throw unusable(database, access, e);
        } catch (ConcordatException e) {
            close(lock);
            throw e;
        }
    }

    // Nothing is asked of it but that it answers: nobody else is kept from it, and no other database is touched.
    private static ExistingServer asItStands(Access access) throws SQLException {
        access.connect().close();
        return new ExistingServer(Place.confined(access), null);
    }

    static Access access(DatabaseSettings database) {
        String text = database.url().orElseThrow();
        JdbcUrl url = JdbcUrl.parse(text)
                .orElseThrow(() -> new ConcordatException(Problem.at(
                        database.origin(DatabaseSettings.URL),
                        "'" + database.key(DatabaseSettings.URL) + "' is no JDBC URL of a PostgreSQL database: '"
                                + text.replaceAll("(?<=password=)[^&]*", "***") + "'.",
                        "write jdbc:postgresql://host:port/database.")));
        String username = database.username().or(() -> url.parameter("user")).orElse("postgres");
        String password =
                database.password().or(() -> url.parameter("password")).orElse("");
        Access named = new Access(url.withoutCredentials(), username, password);
        return database.isBeside() ? named.to(DatabaseNames.versions(named.database())) : named;
    }

    // 'postgres' is there by custom, 'template1' by necessity; but while somebody is connected to that one, nobody can
    // make a database.
    private static Access maintenance(Access access) throws SQLException {
        Access usual = access.to("postgres");
        try (Connection connection = usual.connect()) {
            if (connection.isValid(5)) {
                return usual;
            }
        } catch (SQLException e) {
            if (!NO_SUCH_DATABASE.equals(e.getSQLState())) {
                throw e;
            }
        }
        return access.to("template1");
    }

    @Override
    public Place claim(DatabaseSettings database) {
        return place;
    }

    // The server notices only later that a session has ended; the next run is not to wait for that.
    @Override
    public void close() {
        if (lock == null) {
            return;
        }
        try (Statement statement = lock.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            // It is closed already, or the server is gone: either way the lock is free.
        } finally {
            close(lock);
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

    private static ConcordatException unusable(DatabaseSettings database, Access access, SQLException cause) {
        return new ConcordatException(
                Problem.at(
                        database.origin(DatabaseSettings.URL),
                        "The database server at '" + access + "' cannot be used: " + cause.getMessage(),
                        "see that it runs, and that '" + DatabaseSettings.URL + "', '" + DatabaseSettings.USERNAME
                                + "' and '" + DatabaseSettings.PASSWORD + "' of database '" + database.name()
                                + "' are right."),
                cause);
    }

    /** What the URL leads to; leaves no trace, and refuses what {@link #open} would refuse. */
    static ExistingDatabase look(DatabaseSettings database) {
        Access access = access(database);
        try {
            Access maintenance = maintenance(access);
            try (Connection connection = maintenance.connect()) {
                Admission admission = new Admission(database, access, connection);
                ExistingDatabase.Kind kind = admission.kind();
                Place place = admission.place(maintenance);
                return new ExistingDatabase(
                        kind, place, kind == ExistingDatabase.Kind.OURS && admission.exists(place.template()));
            }
        } catch (SQLException e) {
            throw unusable(database, access, e);
        }
    }

    /** Whether the database may be taken; makes the empty copy of it when it may. */
    private record Admission(DatabaseSettings database, Access access, Connection connection) {

        void check() throws SQLException {
            ownName();
            alone();
            ExistingDatabase.Kind kind = kind();
            if (!mayCreate()) {
                return;
            }
            String empty = DatabaseNames.empty(access.database());
            if (kind == ExistingDatabase.Kind.EMPTY) {
                adopt(access.database(), empty);
            } else if (!exists(empty)) {
                execute("create database " + SqlIdentifier.quote(empty));
                mark(empty);
            }
        }

        private void ownName() {
            String name = access.database();
            if (name.equals("postgres") || name.startsWith("template")) {
                throw refused("is one of the server's own", "name a database of its own, and Concordat makes it.");
            }
        }

        /** Looks alone; refuses what cannot be taken. */
        ExistingDatabase.Kind kind() throws SQLException {
            ownName();
            String name = access.database();
            if (!mayCreate()) {
                return kindWithin(name);
            }
            for (String beside : new String[] {DatabaseNames.empty(name), DatabaseNames.template(name)}) {
                if (exists(beside) && !marked(beside)) {
                    throw refused("needs the name '" + beside + "', which is taken", "rename that database.");
                }
            }
            if (!exists(name)) {
                return ExistingDatabase.Kind.ABSENT;
            }
            if (marked(name)) {
                return ExistingDatabase.Kind.OURS;
            }
            return emptyOrRefused();
        }

        // Nothing can be made beside it, so it has to be there, and its baseline is kept within it.
        private ExistingDatabase.Kind kindWithin(String name) throws SQLException {
            if (!exists(name)) {
                throw refused(
                        "does not exist, and user '" + access.username() + "' may not make databases",
                        (database.isBeside()
                                        ? "let the server's administrator run: ALTER ROLE "
                                        : "let the server's administrator make it, or run: ALTER ROLE ")
                                + SqlIdentifier.quote(access.username()) + " CREATEDB;");
            }
            return within(MARKED_WITHIN).isPresent() ? ExistingDatabase.Kind.OURS : emptyOrRefused();
        }

        private ExistingDatabase.Kind emptyOrRefused() throws SQLException {
            Optional<String> object = within(FIRST_OBJECT);
            if (object.isPresent()) {
                throw refused(
                        "is not empty and was not made by Concordat (it holds " + object.get()
                                + "), so it was left untouched",
                        "name an empty database, or one that does not exist yet.");
            }
            return ExistingDatabase.Kind.EMPTY;
        }

        Place place(Access maintenance) throws SQLException {
            String name = access.database();
            return mayCreate()
                    ? new Place(access, maintenance, DatabaseNames.template(name), DatabaseNames.empty(name))
                    : Place.confined(access);
        }

        private void adopt(String name, String empty) throws SQLException {
            execute("drop database if exists " + SqlIdentifier.quote(empty));
            try {
                execute("create database " + SqlIdentifier.quote(empty) + " template " + SqlIdentifier.quote(name));
            } catch (SQLException e) {
                if (IN_USE.equals(e.getSQLState())) {
                    throw usedByOthers(name);
                }
                throw e;
            }
            mark(empty);
            // From now on it can be had back at any time.
            mark(name);
        }

        // Whoever they are, they did not connect to a database of ours.
        private ConcordatException usedByOthers(String name) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(OTHERS)) {
                statement.setString(1, name);
                try (ResultSet result = statement.executeQuery()) {
                    result.next();
                    int sessions = result.getInt(1);
                    return refused(
                            "is empty, but cannot be taken while others are connected to it: " + sessions
                                    + (sessions == 1 ? " session (" : " sessions (") + result.getString(2) + ")",
                            "end their sessions, or name a database that does not exist yet.");
                }
            }
        }

        private Optional<String> within(String query) throws SQLException {
            try (Connection inside = access.connect();
                    Statement statement = inside.createStatement();
                    ResultSet found = statement.executeQuery(query)) {
                return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
            }
        }

        private void alone() throws SQLException {
            try (PreparedStatement statement =
                    connection.prepareStatement("select pg_try_advisory_lock(hashtext('concordat'), hashtext(?))")) {
                statement.setString(1, access.database());
                try (ResultSet result = statement.executeQuery()) {
                    result.next();
                    if (!result.getBoolean(1)) {
                        throw refused(
                                "is in use by another run",
                                "wait for that run, or give each run a database of its own.");
                    }
                }
            }
        }

        private boolean mayCreate() throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(
                            "select rolsuper or rolcreatedb from pg_roles where rolname = current_user")) {
                return result.next() && result.getBoolean(1);
            }
        }

        private boolean exists(String name) throws SQLException {
            return any("select from pg_database where datname = ?", name);
        }

        private boolean marked(String name) throws SQLException {
            return any(
                    "select from pg_database where datname = ? and shobj_description(oid, 'pg_database') = "
                            + SqlIdentifier.literal(Place.MARK),
                    name);
        }

        private boolean any(String sql, String name) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, name);
                try (ResultSet result = statement.executeQuery()) {
                    return result.next();
                }
            }
        }

        private void mark(String name) throws SQLException {
            execute("comment on database " + SqlIdentifier.quote(name) + " is " + SqlIdentifier.literal(Place.MARK));
        }

        private void execute(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        private ConcordatException refused(String reason, String fix) {
            return new ConcordatException(Problem.at(
                    database.origin(DatabaseSettings.URL), "Database '" + access + "' " + reason + ".", fix));
        }
    }
}
