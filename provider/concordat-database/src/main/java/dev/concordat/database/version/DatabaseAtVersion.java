package dev.concordat.database.version;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.fixture.RunClock;
import dev.concordat.database.internal.migration.Migrator;
import dev.concordat.database.internal.migration.SchemaState;
import dev.concordat.database.internal.server.Access;
import dev.concordat.database.internal.server.KeptNotice;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.settings.AtVersion;
import dev.concordat.database.internal.settings.DatabaseSettings;
import dev.concordat.database.internal.version.DatabaseContent;
import dev.concordat.database.internal.version.VersionCopy;
import dev.concordat.database.table.TableRows;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * A database of one's own that stands at a schema version and can be migrated on. Its methods are for one thread at a
 * time; its connections for any.
 *
 * @since 0.1
 */
public final class DatabaseAtVersion implements AutoCloseable {

    private static final AtomicBoolean KEPT = new AtomicBoolean();

    private final DatabaseSettings settings;
    private final Migrator migrator;
    private final VersionCopy copy;
    private String reached;

    DatabaseAtVersion(DatabaseSettings settings, Migrator migrator, VersionCopy copy, String began) {
        this.settings = settings;
        this.migrator = migrator;
        this.copy = copy;
        this.reached = began;
    }

    private Place place() {
        return copy.place();
    }

    private Access access() {
        return place().working();
    }

    /** The name under which it is declared. */
    public String name() {
        return settings.name();
    }

    /** The JDBC URL, without credentials. */
    public String url() {
        return access().url();
    }

    /** The user to connect as. */
    public String username() {
        return access().username();
    }

    /** The password to connect with; never printed. */
    public String password() {
        return access().password();
    }

    /** Connections to it, each opened anew and closed by who asked for it; no pool. */
    public DataSource dataSource() {
        return access().dataSource();
    }

    /**
     * The rows of a table, which is taken as it is whenever something is asked of it.
     *
     * @param table its name, with its schema where the search path does not lead there; it need not be there yet
     */
    public TableRows table(String table) {
        return TableRows.of(
                dataSource(),
                table,
                RunClock.now(settings).toInstant(),
                () -> "database '" + name() + "' "
                        + (reached.isEmpty() ? "before its first migration" : "at version " + reached));
    }

    /** The version it stands at by what was done to it here; asks nobody. */
    public String reached() {
        return reached;
    }

    /** The version it stands at, as Flyway's history has it; empty text for before the first. */
    public String version() {
        return standing().version();
    }

    /** The scripts that are applied, in the order in which they were. */
    public List<String> applied() {
        return standing().applied();
    }

    /** The scripts that are yet to be applied until the latest version is reached, in their order. */
    public List<String> pending() {
        return standing().pending();
    }

    private SchemaState standing() {
        return migrator.state(place());
    }

    /**
     * Applies what leads to a version, and records it in Flyway's history.
     *
     * @param where what asks, for the error
     * @return the scripts that ran
     * @throws ConcordatException that lists the versions where there is no such one, says so where it is applied
     *     already, or names file, line and SQL error of a migration that fails
     */
    public List<String> migrateTo(String version, String where) {
        String known = migrator.known(version, where);
        if (AtVersion.of(known).compareTo(AtVersion.of(reached)) <= 0) {
            throw new ConcordatException(new Problem(
                    "Migration " + known + " of database '" + name() + "' is applied already: it stands at version "
                            + reached + ".",
                    where,
                    "ask for a database at an earlier version, or migrate to a later one."));
        }
        List<String> ran = migrator.migrateTo(place(), known);
        reached = known;
        return ran;
    }

    /** Applies all there is, what Flyway runs only then included: repeatable migrations. */
    public List<String> migrateToLatest() {
        List<String> ran = migrator.migrateToLatest(place());
        reached = version();
        return ran;
    }

    /**
     * Applies all there is, as {@link #migrateToLatest} does, and tells what each migration does meanwhile.
     *
     * @param watch what is told
     * @return the scripts that ran
     */
    public List<String> migrateToLatest(MigrationWatch watch) {
        List<String> ran = migrator.watched(place(), Optional.empty(), new Watching(watch));
        reached = version();
        return ran;
    }

    /**
     * Takes back the migration that was applied last: by the script {@code U<version>__*.sql} beside it, or the method
     * {@code undo(Context)} of a Java migration, in one transaction with Flyway's history.
     *
     * @param where what asks, for the error
     * @throws ConcordatException where nothing is applied, nothing says how to take it back, or that names file, line
     *     and SQL error where it fails
     */
    public void undo(String where) {
        if (reached.isEmpty()) {
            throw new ConcordatException(new Problem(
                    "Database '" + name() + "' has no migration to undo: none is applied.", where, "migrate first."));
        }
        migrator.undo(place(), reached, where);
        reached = migrator.before(reached);
    }

    /** What it holds now. It is read into memory: for the small databases of tests. */
    public DatabaseState state() {
        try {
            return new DatabaseState(DatabaseContent.read(access(), migrator.history()));
        } catch (SQLException e) {
            throw new ConcordatException(
                    new Problem(
                            "Database '" + name() + "' could not be read: " + e.getMessage(),
                            url(),
                            "see PostgreSQL's own words above."),
                    e);
        }
    }

    /**
     * Says that whoever used it failed. Where {@code concordat.yml} says {@code keep: failed} or {@code always}, the
     * database of the first one in this JVM is kept; where it is found is added to the failure, as suppressed.
     */
    public void failed(Throwable failure) {
        if (settings.keep() == DatabaseSettings.Keep.NEVER || KEPT.getAndSet(true)) {
            return;
        }
        try {
            KeptNotice.add(failure, settings, access(), copy.keep());
        } catch (ConcordatException e) {
            // The failure matters more than what could have been seen of it.
            failure.addSuppressed(e);
        }
    }

    /** Gives it back. */
    @Override
    public void close() {
        copy.close();
    }
}
