package dev.concordat.database.internal.baseline;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.settings.DatabaseSettings;
import dev.concordat.database.internal.settings.DatabaseSettings.Reset;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/**
 * What the server and the user's rights allow, and so which way back to the baseline there is.
 *
 * @param version the server's major version
 * @param superuser whether the user is one
 * @param createsDatabases whether he may make databases
 * @param walinspect whether the extension that reads the log is installed on the server's machine
 * @param replica whether he may keep triggers and foreign keys from running in his session
 */
record Capabilities(int version, boolean superuser, boolean createsDatabases, boolean walinspect, boolean replica) {

    private static final int PARAMETER_PRIVILEGES_SINCE = 15;

    static Capabilities of(Session session) throws SQLException {
        String replica = session.version() >= PARAMETER_PRIVILEGES_SINCE
                ? "has_parameter_privilege('session_replication_role', 'set')"
                : "rolsuper";
        return session.one(
                // What is available is read from many small files; what is there already is not.
                "select rolsuper, rolsuper or rolcreatedb, exists (select from pg_extension"
                        + " where extname = 'pg_walinspect') or exists (select from pg_available_extensions"
                        + " where name = 'pg_walinspect'), rolsuper or " + replica
                        + " from pg_roles where rolname = current_user",
                row -> new Capabilities(
                        session.version(), row.getBoolean(1), row.getBoolean(2), row.getBoolean(3), row.getBoolean(4)));
    }

    private boolean allows(Reset way) {
        return reasonAgainst(way).isEmpty();
    }

    /** Why a way is closed; empty text if it is not. */
    private String reasonAgainst(Reset way) {
        return switch (way) {
            case WAL -> {
                if (version < WriteAheadLog.SINCE) {
                    yield "PostgreSQL " + version + " cannot tell what was written, " + WriteAheadLog.SINCE + " can";
                }
                if (!superuser) {
                    yield "its user is no superuser";
                }
                yield walinspect ? "" : "the extension pg_walinspect is not installed on the server";
            }
            case CLONE -> createsDatabases ? "" : "its user may not make databases";
            case TABLES -> replica ? "" : "its user may not set session_replication_role";
            case AUTO, RELOAD -> "";
        };
    }

    /**
     * The way to go: the one that is asked for, else the best.
     *
     * @throws ConcordatException if the one that is asked for is closed
     */
    Reset way(DatabaseSettings database) {
        Reset asked = database.reset();
        if (asked != Reset.AUTO) {
            if (!allows(asked)) {
                throw closed(database, asked);
            }
            return asked;
        }
        for (Reset way : new Reset[] {Reset.WAL, Reset.CLONE, Reset.TABLES}) {
            if (allows(way)) {
                return way;
            }
        }
        return Reset.RELOAD;
    }

    /** What there is to tell of a way that is not the best, and why it is taken all the same. */
    Optional<String> shortfall(DatabaseSettings database, Reset way) {
        if (way == Reset.WAL) {
            return Optional.empty();
        }
        String reason = database.reset() == Reset.AUTO ? reasonAgainst(Reset.WAL) : "concordat.yml says so";
        return Optional.of("Database '" + database.name() + "' is reset by '"
                + way.name().toLowerCase(Locale.ROOT) + "', not in place by what was written: " + reason + ".");
    }

    private ConcordatException closed(DatabaseSettings database, Reset asked) {
        return new ConcordatException(Problem.at(
                database.origin(DatabaseSettings.RESET),
                "Database '" + database.name() + "' cannot be reset by '"
                        + asked.name().toLowerCase(Locale.ROOT) + "': " + reasonAgainst(asked) + ".",
                "remove '" + database.key(DatabaseSettings.RESET) + "': the best way there is will be taken."));
    }
}
