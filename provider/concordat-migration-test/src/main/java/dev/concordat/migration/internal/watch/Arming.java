package dev.concordat.migration.internal.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Has the server say in a session what it does in there. */
final class Arming {

    /** What it builds, rewrites and reads as a whole. */
    private static final String MESSAGES = "set client_min_messages = debug1";

    /** In the words that are looked for; not everybody may choose them. */
    private static final String WORDS = "set lc_messages = 'C'";

    /** Every plan that is executed, of statements in functions too. */
    private static final String PLANS = """
            load 'auto_explain';
            set auto_explain.log_min_duration = 0;
            set auto_explain.log_nested_statements = on;
            set auto_explain.log_verbose = on;
            set auto_explain.log_analyze = off;
            set auto_explain.log_format = xml;
            set auto_explain.log_level = notice;
            set auto_explain.sample_rate = 1""";

    private Arming() {}

    /** Whether plans are told. */
    static boolean arm(Connection session) throws SQLException {
        run(session, MESSAGES);
        run(session, WORDS);
        return run(session, PLANS);
    }

    private static boolean run(Connection session, String sql) throws SQLException {
        @Nullable Savepoint savepoint = session.getAutoCommit() ? null : session.setSavepoint();
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
            if (savepoint != null) {
                session.releaseSavepoint(savepoint);
            }
            return true;
        } catch (SQLException e) {
            // What this user may not have, or the server has not, is done without.
            if (savepoint != null) {
                session.rollback(savepoint);
            }
            return false;
        }
    }
}
