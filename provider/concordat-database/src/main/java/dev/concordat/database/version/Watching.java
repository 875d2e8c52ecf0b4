package dev.concordat.database.version;

import dev.concordat.database.internal.migration.Executed;
import dev.concordat.database.internal.migration.StatementWatch;
import java.sql.Connection;
import java.sql.SQLException;

/** Tells a watch what it wants to know. */
record Watching(MigrationWatch watch) implements StatementWatch {

    @Override
    public void begins(String script, Connection session) throws SQLException {
        watch.begins(script, session);
    }

    @Override
    public void ran(Executed executed, Connection session) throws SQLException {
        watch.ran(
                new ExecutedStatement(executed.sql(), executed.line(), executed.transactional(), executed.messages()),
                session);
    }

    @Override
    public void ends(Connection session) throws SQLException {
        watch.ends(session);
    }
}
