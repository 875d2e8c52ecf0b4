package dev.concordat.database.internal.baseline;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.server.Access;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Compares every table and every sequence with the baseline after each reset. It costs a reading of the whole database,
 * and is for those who doubt a reset.
 */
final class CheckedBaseline implements Baseline {

    private final Baseline baseline;
    private final DatabaseSettings settings;
    private final Access access;
    private Contents contents;
    private String user = "";

    CheckedBaseline(Baseline baseline, DatabaseSettings settings, Access access) throws SQLException {
        this.baseline = baseline;
        this.settings = settings;
        this.access = access;
        this.contents = read();
    }

    private Contents read() throws SQLException {
        try (Connection connection = access.connect()) {
            return Contents.read(connection);
        }
    }

    @Override
    public synchronized Restored restore() {
        Restored restored = baseline.restore();
        try {
            List<String> differences = contents.differences(read(), Shadow.FEW_ROWS);
            if (!differences.isEmpty()) {
                throw new ConcordatException(new Problem(
                        "Database '" + settings.name() + "' is not at its baseline after the reset"
                                + (user.isEmpty() ? "" : " that followed '" + user + "'") + ".",
                        String.join("\n", differences),
                        "see that nobody writes to it between tests; else report this, with the statements that led"
                                + " to it, and set '" + settings.key(DatabaseSettings.RESET) + "' to clone until"
                                + " then."));
            }
        } catch (SQLException e) {
            throw new ConcordatException(
                    new Problem(
                            "Database '" + settings.name() + "' could not be compared with its baseline: "
                                    + e.getMessage(),
                            access.url(),
                            "see PostgreSQL's own words above."),
                    e);
        }
        return restored;
    }

    @Override
    public synchronized void usedBy(String name) {
        user = name;
        baseline.usedBy(name);
    }

    @Override
    public void unused() {
        baseline.unused();
    }

    @Override
    public boolean setAside(String name) {
        return baseline.setAside(name);
    }

    @Override
    public synchronized void rebase() {
        baseline.rebase();
        try {
            contents = read();
        } catch (SQLException e) {
            throw new ConcordatException(
                    new Problem(
                            "Database '" + settings.name() + "' could not be read: " + e.getMessage(),
                            access.url(),
                            "see PostgreSQL's own words above."),
                    e);
        }
    }

    @Override
    public void close() {
        baseline.close();
    }
}
