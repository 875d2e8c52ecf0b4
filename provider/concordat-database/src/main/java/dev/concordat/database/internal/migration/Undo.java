package dev.concordat.database.internal.migration;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.server.Access;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.server.SqlIdentifier;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Takes a migration back, which the open edition of Flyway does not: by the script {@code U<version>__*.sql} beside a
 * script, or the method {@code undo(Context)} of a Java migration. What undoes and what Flyway's history forgets by it
 * are one transaction, unless the script says that it must be none.
 *
 * <p>The script is still run by Flyway, as one that migrates from the version before under a history of its own: so
 * placeholders, encoding, statements and faults are told as they are of every other script.
 */
record Undo(FlywayRun run, Place place, MigrationStep step, String before) {

    private static final String PREFIX = "U";

    /** The history of the one script, gone when it has run. */
    private static final String HISTORY = "concordat_undo_history";

    /** Whether the migration could be taken back; not, where nothing says how. */
    boolean undo() {
        return step.sql() ? byScript() : byCode();
    }

    private boolean byScript() {
        FluentConfiguration configuration = run.configuration();
        Forgetting forgetting = new Forgetting(step.version(), history(configuration));
        configuration
                .callbacks(Stream.concat(
                                Stream.of(configuration.getCallbacks()).filter(CurrentMigration.class::isInstance),
                                Stream.of(forgetting))
                        .toArray(Callback[]::new))
                .skipDefaultCallbacks(true)
                .sqlMigrationPrefix(PREFIX)
                .repeatableSqlMigrationPrefix("no-repeatable-migration-is-undone-")
                .validateMigrationNaming(false)
                .validateOnMigrate(false)
                .table(HISTORY)
                .target(MigrationVersion.LATEST);
        if (scripts(configuration.load()).noneMatch(step.version()::equals)) {
            return false;
        }
        configuration
                .baselineOnMigrate(true)
                .baselineVersion(before.isEmpty() ? "0" : before)
                .target(MigrationVersion.fromVersion(step.version()));
        try {
            run.watched(configuration.load());
            return true;
        } finally {
            execute("drop table if exists " + qualified(configuration, HISTORY));
        }
    }

    private static Stream<String> scripts(Flyway flyway) {
        return Stream.of(flyway.info().all())
                .filter(script -> script.getVersion() != null)
                .map(script -> script.getVersion().toString());
    }

    private static String history(Configuration configuration) {
        return qualified(configuration, configuration.getTable());
    }

    private static String qualified(Configuration configuration, String table) {
        return Optional.ofNullable(configuration.getDefaultSchema())
                .or(() -> Stream.of(configuration.getSchemas()).findFirst())
                .map(schema -> SqlIdentifier.quote(schema, table))
                .orElseGet(() -> SqlIdentifier.quote(table));
    }

    private void execute(String sql) {
        try (Connection connection = place.working().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot clear up in '" + place.working() + "'", e);
        }
    }

    private static void forget(Connection connection, String history, String version) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from " + history + " where version = ?")) {
            statement.setString(1, version);
            statement.execute();
        }
    }

    private boolean byCode() {
        Configuration configuration = run.configuration();
        Object migration = migration(configuration);
        Method undo;
        try {
            undo = migration.getClass().getMethod("undo", Context.class);
        } catch (NoSuchMethodException e) {
            return false;
        }
        Access working = place.working();
        try (Connection connection = working.dataSource("Flyway").getConnection()) {
            connection.setAutoCommit(false);
            undo.invoke(migration, new MigrationContext(configuration, connection));
            forget(connection, history(configuration), step.version());
            connection.commit();
            return true;
        } catch (InvocationTargetException e) {
            throw failed(Objects.requireNonNullElse(e.getCause(), e));
        } catch (ReflectiveOperationException | SQLException e) {
            throw failed(e);
        }
    }

    private Object migration(Configuration configuration) {
        for (JavaMigration known : configuration.getJavaMigrations()) {
            if (known.getClass().getName().equals(step.script())) {
                return known;
            }
        }
        try {
            return Class.forName(step.script(), true, configuration.getClassLoader())
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw failed(e);
        }
    }

    private ConcordatException failed(Throwable cause) {
        return new ConcordatException(
                new Problem(
                        "Migration " + step.version() + " (" + step.description() + ") could not be undone: "
                                + cause.getMessage(),
                        step.script(),
                        "mend its method undo(Context)."),
                cause);
    }

    /** What a Java migration is told. */
    private record MigrationContext(Configuration configuration, Connection connection) implements Context {

        @Override
        public Configuration getConfiguration() {
            return configuration;
        }

        @Override
        public Connection getConnection() {
            return connection;
        }
    }

    /** Has Flyway's true history forget the migration, in the transaction that undoes it. */
    private record Forgetting(String version, String history) implements Callback {

        @Override
        public boolean supports(Event event, org.flywaydb.core.api.callback.@Nullable Context context) {
            return event == Event.AFTER_EACH_MIGRATE;
        }

        @Override
        public boolean canHandleInTransaction(Event event, org.flywaydb.core.api.callback.Context context) {
            return true;
        }

        @Override
        public void handle(Event event, org.flywaydb.core.api.callback.Context context) {
            try {
                forget(context.getConnection(), history, version);
            } catch (SQLException e) {
                throw new FlywayException("Cannot forget version " + version + " in " + history, e);
            }
        }

        @Override
        public String getCallbackName() {
            return "concordat-undo";
        }
    }
}
