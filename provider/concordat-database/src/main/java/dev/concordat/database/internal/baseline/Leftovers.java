package dev.concordat.database.internal.baseline;

import dev.concordat.Problem;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What somebody left behind in a database that is now reset, told with his name: it goes to the log as a warning, for a
 * reset mends it, and the verdict on what was run before stands.
 */
final class Leftovers {

    private static final System.Logger LOG = System.getLogger("dev.concordat.database");

    /** So many tables are named; where the log is not read, every table may have been written. */
    private static final int NAMED = 5;

    private final String database;
    private volatile String user = "";

    Leftovers(String database) {
        this.database = database;
    }

    /** Who uses the database from now on; empty text for somebody without a name. */
    void usedBy(String name) {
        user = name;
    }

    private String who() {
        return user.isEmpty() ? "Somebody" : "'" + user + "'";
    }

    /**
     * A session in a transaction.
     *
     * @param pid the server's process
     * @param application the name the session gave itself
     * @param state its state
     * @param query its last statement
     * @param username as whom it connected
     */
    record Transaction(int pid, String application, String state, String query, String username) {}

    void transaction(Transaction open) {
        warn(
                who() + " left a transaction open in database '" + database + "'; its session was ended.",
                "session " + open.pid() + " of '" + open.username() + "', application '" + open.application() + "', "
                        + open.state() + ": " + open.query().strip().replaceAll("\\s+", " "),
                "commit or roll back, and wait for what runs in other threads, before the test ends.");
    }

    void prepared(String transaction) {
        warn(
                who() + " left a prepared transaction in database '" + database + "'; it was rolled back.",
                "transaction '" + transaction + "'",
                "commit or roll it back before the test ends.");
    }

    /** Says who wrote when nobody used the database any more, and where. */
    void lateWriter(Collection<String> written) {
        warn(
                who() + " wrote to database '" + database + "' after its use had ended; the database was reset again.",
                names(written),
                "wait for what runs in other threads, before the test ends.");
    }

    private static String names(Collection<String> tables) {
        if (tables.isEmpty()) {
            return "no table known";
        }
        return tables.size() <= NAMED
                ? String.join(", ", tables)
                : tables.stream().limit(NAMED).collect(Collectors.joining(", ")) + " and " + (tables.size() - NAMED)
                        + " more tables";
    }

    void clusterWide(List<String> changes) {
        warn(
                who() + " changed what belongs to the whole server; a reset of database '" + database
                        + "' does not undo it.",
                String.join(", ", changes),
                "undo it in the test, or make it in a migration.");
    }

    void madeAgain(String reason) {
        LOG.log(System.Logger.Level.DEBUG, "Database ''{0}'' is made again from its template: {1}", database, reason);
    }

    void notInPlace(SQLException reason) {
        LOG.log(
                System.Logger.Level.WARNING,
                "Database '" + database + "' could not be restored in place, so it is made again from its template.",
                reason);
    }

    private static void warn(String what, String where, String fix) {
        LOG.log(System.Logger.Level.WARNING, new Problem(what, where, fix).toString());
    }
}
