package dev.concordat.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * What one test, or a class beside its tests, holds of its databases. JUnit closes it when everything else about the
 * test is over, a transaction of Spring's included: first the connections it was given, so that none of them is still
 * in a transaction, then the test itself ends.
 */
final class FreshUse implements AutoCloseable {

    private final FreshClass fresh;
    private final ExtensionContext context;
    private final boolean test;
    private final Map<String, Connection> connections = new LinkedHashMap<>();

    private FreshUse(FreshClass fresh, ExtensionContext context) {
        this.fresh = fresh;
        this.context = context;
        this.test = context.getTestMethod().isPresent();
    }

    /** What the test failed with; one that was aborted did not fail. */
    private @Nullable Throwable failure() {
        return context.getExecutionException()
                .filter(thrown -> !thrown.getClass().getName().equals("org.opentest4j.TestAbortedException"))
                .orElse(null);
    }

    private record Key(String context) {}

    /** The one of this very context, not of one around it. */
    static FreshUse of(ExtensionContext context, Namespace namespace, FreshClass fresh) {
        Store store = context.getStore(namespace);
        Key key = new Key(context.getUniqueId());
        FreshUse known = store.get(key, FreshUse.class);
        if (known != null) {
            return known;
        }
        FreshUse use = new FreshUse(fresh, context);
        store.put(key, use);
        return use;
    }

    /** A connection to a database, the same one for all who ask. */
    Connection connection(Database database) throws SQLException {
        Connection known = connections.get(database.name());
        if (known != null && !known.isClosed()) {
            return known;
        }
        Connection opened = database.dataSource().getConnection();
        connections.put(database.name(), opened);
        return opened;
    }

    @Override
    public void close() throws SQLException {
        try {
            for (Connection connection : connections.values()) {
                connection.close();
            }
        } finally {
            if (test) {
                fresh.end(failure());
            }
        }
    }
}
