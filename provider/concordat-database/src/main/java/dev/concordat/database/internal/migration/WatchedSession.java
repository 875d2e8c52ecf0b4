package dev.concordat.database.internal.migration;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.PSQLWarning;

/**
 * The connections that Flyway migrates with, so that every statement of a migration is seen: of a script, of a class,
 * of a callback. Flyway's own callbacks for statements are not part of its open edition, and know no class.
 */
final class WatchedSession implements Callback {

    /** What a statement is refused with that may run only where no transaction is open, or that ends one itself. */
    private static final Set<String> NEEDS_TO_BE_ALONE = Set.of("25001", "2D000");

    private static final Pattern CONTROL = Pattern.compile(
            "(?i)(begin|start|commit|end|rollback|abort|savepoint|release|set|reset|discard|load)\\b.*");

    private final StatementWatch watch;
    private @Nullable PgConnection session;
    private StatementLines lines = StatementLines.NONE;

    WatchedSession(StatementWatch watch) {
        this.watch = watch;
    }

    @Override
    public boolean supports(Event event, @Nullable Context context) {
        return event == Event.BEFORE_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE_ERROR;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            PgConnection connection = context.getConnection().unwrap(PgConnection.class);
            if (event == Event.BEFORE_EACH_MIGRATE) {
                MigrationInfo migration = context.getMigrationInfo();
                lines = StatementLines.of(migration, context.getConfiguration());
                watch.begins(migration.getScript(), connection);
                session = connection;
                return;
            }
            session = null;
            if (event == Event.AFTER_EACH_MIGRATE) {
                for (StatementLines.Place copy : lines.copies()) {
                    watch.ran(
                            new Executed(copy.sql(), copy.line(), !connection.getAutoCommit(), List.of()), connection);
                }
                watch.ends(connection);
            }
        } catch (SQLException e) {
            throw new FlywayException("The session of a migration cannot be watched: " + e.getMessage(), e);
        }
    }

    @Override
    public String getCallbackName() {
        return "concordat-watch";
    }

    DataSource over(DataSource real) {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = invoke(real, method, arguments);
            return result instanceof Connection connection ? over(connection) : result;
        });
    }

    private Connection over(Connection real) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = invoke(real, method, arguments);
            String sql = arguments.length > 0 && arguments[0] instanceof String text ? text : "";
            if (result instanceof CallableStatement statement) {
                return proxy(CallableStatement.class, new Watched(statement, sql));
            }
            if (result instanceof PreparedStatement statement) {
                return proxy(PreparedStatement.class, new Watched(statement, sql));
            }
            return result instanceof Statement statement ? proxy(Statement.class, new Watched(statement, "")) : result;
        });
    }

    private interface Handler {
        @Nullable Object handle(Method method, @Nullable Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        InvocationHandler invocation = (self, method, arguments) -> {
            @Nullable Object[] given = arguments == null ? new Object[0] : arguments;
            return handler.handle(method, given);
        };
        return type.cast(
                Proxy.newProxyInstance(WatchedSession.class.getClassLoader(), new Class<?>[] {type}, invocation));
    }

    private static @Nullable Object invoke(Object target, Method method, @Nullable Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** A statement of a connection. */
    private final class Watched implements Handler {

        private final Statement real;
        private final String prepared;
        private final List<String> batch = new ArrayList<>();

        Watched(Statement real, String prepared) {
            this.real = real;
            this.prepared = prepared;
        }

        @Override
        public @Nullable Object handle(Method method, @Nullable Object[] arguments) throws Throwable {
            PgConnection connection = session;
            if (connection == null || real.getConnection() != connection) {
                return invoke(real, method, arguments);
            }
            String name = method.getName();
            if (name.equals("getWarnings")) {
                // Most of them would not be there if nobody watched.
                return null;
            }
            if (name.equals("addBatch") && arguments.length > 0) {
                batch.add(String.valueOf(arguments[0]));
            }
            return name.startsWith("execute")
                    ? execute(connection, method, arguments)
                    : invoke(real, method, arguments);
        }

        private @Nullable Object execute(PgConnection connection, Method method, @Nullable Object[] arguments)
                throws Throwable {
            String sql = arguments.length > 0 ? String.valueOf(arguments[0]) : prepared;
            if (sql.isEmpty()) {
                sql = String.join(";\n", batch);
                batch.clear();
            }
            int line = lines.next(sql);
            if (!connection.getAutoCommit()
                    || connection.getTransactionState() != TransactionState.IDLE
                    || CONTROL.matcher(sql.substring(SqlText.begin(sql))
                                    .lines()
                                    .findFirst()
                                    .orElse(""))
                            .matches()) {
                Object result = invoke(real, method, arguments);
                boolean open = connection.getTransactionState() != TransactionState.IDLE;
                watch.ran(new Executed(sql, line, open, messages()), connection);
                return result;
            }
            Optional<Result> result = inTransaction(connection, method, arguments, sql, line);
            if (result.isPresent()) {
                return result.get().value();
            }
            Object alone = invoke(real, method, arguments);
            watch.ran(new Executed(sql, line, false, messages()), connection);
            return alone;
        }

        // One that commits by itself is given a transaction that lasts until its locks were looked at.
        private Optional<Result> inTransaction(
                PgConnection connection, Method method, @Nullable Object[] arguments, String sql, int line)
                throws Throwable {
            connection.setAutoCommit(false);
            try {
                Result result = new Result(invoke(real, method, arguments));
                watch.ran(new Executed(sql, line, true, messages()), connection);
                connection.commit();
                return Optional.of(result);
            } catch (SQLException e) {
                connection.rollback();
                if (NEEDS_TO_BE_ALONE.contains(String.valueOf(e.getSQLState()))) {
                    return Optional.empty();
                }
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }

        private List<String> messages() throws SQLException {
            List<String> messages = new ArrayList<>();
            for (SQLWarning warning = real.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                messages.add(
                        warning instanceof PSQLWarning told && told.getServerErrorMessage() != null
                                ? String.valueOf(told.getServerErrorMessage().getMessage())
                                : String.valueOf(warning.getMessage()));
            }
            real.clearWarnings();
            return messages;
        }
    }

    private record Result(@Nullable Object value) {}
}
