package dev.concordat.database.internal.migration;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells a failed migration as its author needs it: the file, the line, PostgreSQL's words, the statement. */
record MigrationFailure(DatabaseSettings database, CurrentMigration current, boolean spring) {

    private static final int LONGEST = 800;

    /** A wait for a lock that was ended. */
    ConcordatException waited(LockWait wait, FlywayException thrown) {
        String seconds = String.format(Locale.ROOT, "%.0f", wait.lasted().toMillis() / 1000.0);
        return new ConcordatException(
                Problem.at(
                        origin(thrown),
                        "Migration " + name(thrown) + " of database '" + database.name() + "' waited " + seconds
                                + " s for a lock and was stopped.\n" + wait.describe(),
                        cure(wait)),
                thrown);
    }

    private String cure(LockWait wait) {
        if (!wait.ownSession()) {
            return "end what that session does, or allow longer waits with '" + database.key(DatabaseSettings.LOCK_WAIT)
                    + "'.";
        }
        String reason = "Flyway's own session holds a transaction open while the statement waits for all transactions"
                + " to end; let Flyway lock by session:\n";
        return spring
                ? reason + "spring.flyway.postgresql.transactional-lock: false   (application.yml)"
                : reason + database.key(DatabaseSettings.FLYWAY)
                        + ": {postgresql.transactional.lock: false}   (concordat.yml)";
    }

    /** Anything else. */
    ConcordatException failed(FlywayException thrown) {
        Optional<FlywaySqlScriptException> script = cause(thrown, FlywaySqlScriptException.class);
        Optional<PSQLException> sql = cause(thrown, PSQLException.class);
        if (script.isEmpty()) {
            return new ConcordatException(
                    Duplicates.in(thrown, database)
                            .orElseGet(() -> Problem.at(
                                    origin(thrown),
                                    "Database '" + database.name() + "' could not be migrated: "
                                            + sql.map(SQLException::getMessage)
                                                    .or(() -> Optional.ofNullable(thrown.getMessage()))
                                                    .orElse(thrown.toString())
                                                    .strip(),
                                    database.isBeside()
                                            ? "mend it as Flyway says."
                                            : "mend it as Flyway says; no test was run.")),
                    thrown);
        }
        return new ConcordatException(
                Problem.at(
                        origin(thrown),
                        "Migration " + name(thrown) + " of database '" + database.name() + "' failed: "
                                + sql.map(MigrationFailure::words)
                                        .orElse(script.get().getMessage())
                                + "\n"
                                + SqlText.excerpt(Objects.toString(script.get().getStatement(), ""), LONGEST),
                        database.isBeside() ? "mend the migration." : "mend the migration; no test was run."),
                thrown);
    }

    private String name(FlywayException thrown) {
        return "'" + script(thrown).orElse("(unknown)") + "'";
    }

    private Optional<String> script(FlywayException thrown) {
        return cause(thrown, FlywaySqlScriptException.class)
                .map(script -> script.getResource().getFilename())
                .or(() -> current.info().map(MigrationInfo::getScript));
    }

    private Origin origin(FlywayException thrown) {
        Optional<FlywaySqlScriptException> found = cause(thrown, FlywaySqlScriptException.class);
        if (found.isEmpty()) {
            return current.info()
                    .map(info -> Origin.of(info.getScript()))
                    .orElseGet(() -> database.migrations().isEmpty()
                            ? database.origin()
                            : database.origin(DatabaseSettings.MIGRATIONS));
        }
        FlywaySqlScriptException script = found.get();
        int line = script.getLineNumber() + linesBefore(script.getStatement(), thrown);
        return new Origin(script.getResource().getAbsolutePath(), line);
    }

    // Flyway knows the line a statement begins at, PostgreSQL the character within it.
    private static int linesBefore(@Nullable String statement, Throwable thrown) {
        int position = cause(thrown, PSQLException.class)
                .map(PSQLException::getServerErrorMessage)
                .map(ServerErrorMessage::getPosition)
                .orElse(0);
        if (statement == null || position <= 0) {
            return 0;
        }
        int begin = SqlText.begin(statement);
        String before = statement.substring(begin, Math.max(begin, Math.min(position - 1, statement.length())));
        return (int) before.chars().filter(character -> character == '\n').count();
    }

    private static String words(PSQLException thrown) {
        ServerErrorMessage server = thrown.getServerErrorMessage();
        if (server == null) {
            return String.valueOf(thrown.getMessage());
        }
        StringBuilder words = new StringBuilder(String.valueOf(server.getMessage()));
        if (server.getDetail() != null) {
            words.append(" (").append(server.getDetail()).append(')');
        }
        if (server.getHint() != null) {
            words.append(" (").append(server.getHint()).append(')');
        }
        return words.append(" [").append(server.getSQLState()).append(']').toString();
    }

    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }
}
