package dev.concordat.migration;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What one test holds of its database. JUnit closes it when everything else about the test is over. */
final class MigrationUse implements AutoCloseable {

    private final ExtensionContext context;
    private final MigratingDatabase database;
    private @Nullable Connection connection;

    MigrationUse(ExtensionContext context, MigratingDatabase database) {
        this.context = context;
        this.database = database;
    }

    record Key(String context) {}

    MigratingDatabase database() {
        return database;
    }

    Connection connection() throws SQLException {
        Connection known = connection;
        if (known == null || known.isClosed()) {
            known = database.dataSource().getConnection();
            connection = known;
        }
        return known;
    }

    @Override
    public void close() throws SQLException {
        try {
            if (connection != null) {
                connection.close();
            }
            // One that was aborted did not fail.
            context.getExecutionException()
                    .filter(thrown -> !thrown.getClass().getName().equals("org.opentest4j.TestAbortedException"))
                    .ifPresent(database::failed);
        } finally {
            database.close();
        }
    }
}
