package dev.concordat.database.internal.migration;

import dev.concordat.configuration.Steps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/** Remembers which migration runs, for the message about one that does not end well; and tells it. */
final class CurrentMigration implements Callback {

    private static final Pattern CONCURRENTLY = Pattern.compile("\\bconcurrently\\b", Pattern.CASE_INSENSITIVE);

    private final Steps steps;
    private final List<String> concurrent = new CopyOnWriteArrayList<>();
    private volatile @Nullable MigrationInfo info;

    CurrentMigration(Steps steps) {
        this.steps = steps;
    }

    /** The migration that was begun last. */
    Optional<MigrationInfo> info() {
        return Optional.ofNullable(info);
    }

    /** The scripts that ran outside a transaction and work concurrently, as far as their text can be had. */
    List<String> concurrent() {
        return List.copyOf(concurrent);
    }

    @Override
    public boolean supports(Event event, @Nullable Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        MigrationInfo migration = context.getMigrationInfo();
        info = migration;
        steps.detail("migrating " + migration.getScript());
        try {
            if (context.getConnection().getAutoCommit() && isConcurrent(migration.getPhysicalLocation())) {
                concurrent.add(migration.getScript());
            }
        } catch (SQLException e) {
            throw new FlywayException("Cannot ask the connection for its mode", e);
        }
    }

    private static boolean isConcurrent(@Nullable String file) {
        try {
            return file != null
                    && Files.isRegularFile(Path.of(file))
                    && CONCURRENTLY.matcher(Files.readString(Path.of(file))).find();
        } catch (InvalidPathException e) {
            // in a jar, or a class
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '" + file + "': " + e.getMessage(), e);
        }
    }

    @Override
    public String getCallbackName() {
        return "concordat";
    }
}
