package dev.concordat.database.internal.migration;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.api.output.ValidateResult;
import org.jspecify.annotations.Nullable;

/**
 * Whether a schema is what its migrations say: all of them valid, none failed, none pending. What the application tells
 * Flyway to ignore is ignored.
 */
final class SchemaCheck {

    private final DatabaseSettings database;
    private final List<Problem> problems = new ArrayList<>();

    private SchemaCheck(DatabaseSettings database) {
        this.database = database;
    }

    /**
     * How many migrations were checked; throws all that is wrong with any.
     *
     * @param info what Flyway says of them, as they stand now
     */
    static int check(DatabaseSettings database, Flyway flyway, MigrationInfoService info) {
        long began = System.nanoTime();
        SchemaCheck check = new SchemaCheck(database);
        check.states(info);
        if (check.problems.isEmpty()) {
            check.validity(flyway.validateWithResult());
        }
        if (!check.problems.isEmpty()) {
            throw new ConcordatException(check.problems, null);
        }
        database.steps().done("checked: migrations valid, none pending, none failed", began);
        return info.applied().length;
    }

    private void states(MigrationInfoService info) {
        for (MigrationInfo migration : info.pending()) {
            problems.add(problem(migration.getScript(), "is pending"));
        }
        for (MigrationInfo migration : info.applied()) {
            if (migration.getState().isFailed()) {
                problems.add(problem(migration.getScript(), "has failed"));
            }
        }
    }

    private void validity(ValidateResult result) {
        for (ValidateOutput invalid : result.invalidMigrations) {
            if (cameLate(invalid)) {
                problems.add(late(invalid));
                continue;
            }
            String message = invalid.errorDetails == null ? "" : invalid.errorDetails.errorMessage;
            problems.add(new Problem(
                    "Migration " + name(invalid) + " of database '" + database.name() + "' is not valid: "
                            + Objects.toString(message, "").strip(),
                    where(invalid.filepath),
                    "let no migration change what another one or Flyway's history holds."));
        }
        if (!result.validationSuccessful && problems.isEmpty()) {
            problems.add(new Problem(
                    "The migrations of database '" + database.name() + "' are not valid: "
                            + Objects.toString(
                                            result.errorDetails == null ? null : result.errorDetails.errorMessage, "")
                                    .strip(),
                    database.origin().toString(),
                    "mend it as Flyway says; no test was run."));
        }
    }

    // One that were simply not applied yet would be pending, and was told already.
    private static boolean cameLate(ValidateOutput invalid) {
        return invalid.errorDetails != null
                && invalid.errorDetails.errorCode == CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED;
    }

    private Problem late(ValidateOutput invalid) {
        return new Problem(
                "Migration " + name(invalid) + " of database '" + database.name()
                        + "' came late: the database is at a higher version, and Flyway does not run it any more.",
                where(invalid.filepath),
                "give it the highest version, or let Flyway run it out of order:\n"
                        + database.key(DatabaseSettings.FLYWAY) + ": {outOfOrder: true}   (concordat.yml), or\n"
                        + "spring.flyway.out-of-order: true   (application.yml)");
    }

    private static String name(ValidateOutput invalid) {
        return invalid.version == null || invalid.version.isEmpty()
                ? "'" + invalid.description + "'"
                : "'" + invalid.version + "' (" + invalid.description + ")";
    }

    private String where(@Nullable String file) {
        return file == null || file.isEmpty() ? database.origin().toString() : file;
    }

    private Problem problem(String script, String state) {
        return new Problem(
                "Migration '" + script + "' of database '" + database.name() + "' " + state + ".",
                database.origin().toString(),
                "migrate the database to the end before it is used; no test was run.");
    }
}
