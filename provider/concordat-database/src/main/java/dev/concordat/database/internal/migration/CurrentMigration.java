package dev.concordat.database.internal.migration;

import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/** Remembers which migration runs, for the message about one that does not end well. */
final class CurrentMigration implements Callback {

    private volatile @Nullable MigrationInfo info;

    /** The migration that was begun last. */
    Optional<MigrationInfo> info() {
        return Optional.ofNullable(info);
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
        info = context.getMigrationInfo();
    }

    @Override
    public String getCallbackName() {
        return "concordat";
    }
}
