package dev.concordat.migration;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.table.TableRows;
import dev.concordat.database.version.DatabaseAtVersion;
import dev.concordat.database.version.DatabaseState;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The database of one test, at a schema version, to be migrated on. Its methods are for the thread of the test; its
 * connections for any.
 *
 * @since 0.1
 */
public final class MigratingDatabase {

    private final DatabaseAtVersion database;
    private final Optional<String> underTest;
    private final String where;
    private boolean migrated;
    private String known = "";

    MigratingDatabase(DatabaseAtVersion database, Optional<String> underTest, String where) {
        this.database = database;
        this.underTest = underTest;
        this.where = where;
    }

    /** Its name in {@code concordat.yml}. */
    public String name() {
        return database.name();
    }

    /** The JDBC URL, without credentials. */
    public String url() {
        return database.url();
    }

    /** The user to connect as. */
    public String username() {
        return database.username();
    }

    /** The password to connect with; never printed. */
    public String password() {
        return database.password();
    }

    /** Connections to it, each opened anew and closed by who asked for it; no pool. */
    public DataSource dataSource() {
        return database.dataSource();
    }

    /**
     * The rows of a table, which is taken as it is whenever something is asked of it: before the migration and after.
     *
     * @param name its name, with its schema where the search path does not lead there; it need not be there yet
     */
    public TableRows table(String name) {
        return database.table(name);
    }

    /**
     * Runs the migration under test, and records it in Flyway's history.
     *
     * @throws ConcordatException that names file, line and SQL error where it fails; if it ran already; or if no
     *     migration is under test, by {@link AtSchema}
     */
    public void migrate() {
        String version = underTest("run");
        if (migrated) {
            throw new ConcordatException(new Problem(
                    "Migration " + version + " of database '" + name() + "' ran already: migrate() was called twice.",
                    where,
                    "call migrateTo or migrateToLatest to go on."));
        }
        database.migrateTo(version, where);
        known = database.reached();
        migrated = true;
    }

    private String underTest(String done) {
        return underTest.orElseThrow(() -> new ConcordatException(new Problem(
                "There is no migration of database '" + name() + "' to be " + done + ": none is under test.",
                where,
                "name it by @MigrationTest(\"<version>\"), or call migrateTo or migrateToLatest.")));
    }

    /**
     * Takes back the migration under test: by its script {@code U<version>__*.sql}, or its method {@code undo(Context)}
     * where it is a Java migration, in one transaction with Flyway's history.
     *
     * @throws ConcordatException if it did not run, others ran after it, nothing says how to take it back, or that
     *     names file, line and SQL error where it fails
     */
    public void undo() {
        String version = underTest("undone");
        if (!migrated || !database.reached().equals(known)) {
            throw new ConcordatException(new Problem(
                    "Migration " + version + " of database '" + name() + "' is not the one that ran last"
                            + (database.reached().isEmpty() ? "" : ": that is " + database.reached()) + ".",
                    where,
                    "call undo after migrate."));
        }
        database.undo(where);
        migrated = false;
    }

    /**
     * Runs the migration under test, takes it back, and looks each time whether all is as expected; at the end also
     * whether the schema and all rows are what they were.
     *
     * <pre>{@code
     * db.reversible(
     *         () -> assertThat(db.table("customer").columns()).containsKey("name"),
     *         () -> assertThat(db.table("customer").columns()).containsKeys("first_name", "last_name"));
     * }</pre>
     *
     * @param before what is expected before, and again at the end
     * @param after what is expected after the migration
     * @throws ConcordatException as {@link #migrate} and {@link #undo} do, or that lists what is not as it was: objects
     *     of the schema, else rows
     * @throws Exception what the expectations throw
     */
    public void reversible(Expectation before, Expectation after) throws Exception {
        underTest("undone");
        DatabaseState then = database.state();
        before.check();
        migrate();
        after.check();
        undo();
        before.check();
        List<String> differences = then.differences(database.state());
        if (!differences.isEmpty()) {
            throw new ConcordatException(new Problem(
                    "Migration " + known + " of database '" + name() + "' is not undone by what undoes it:\n"
                            + String.join("\n", differences),
                    where,
                    "have it bring back what the migration took away, and take away what it made."));
        }
    }

    /**
     * Runs all migrations up to a version, that one included.
     *
     * @throws ConcordatException that lists the versions where there is no such one, says so where it is applied
     *     already, or names file, line and SQL error of one that fails
     */
    public void migrateTo(String version) {
        database.migrateTo(version, where);
    }

    /** Runs all there is, what Flyway runs only at the latest version included: repeatable migrations. */
    public void migrateToLatest() {
        database.migrateToLatest();
    }

    /** The version it stands at, by Flyway's history; empty text for before the first. */
    public String version() {
        return database.version();
    }

    /** The scripts that are applied, in the order in which they were. */
    public List<String> applied() {
        return database.applied();
    }

    void failed(Throwable failure) {
        database.failed(failure);
    }

    void close() {
        database.close();
    }

    /** The scripts that are yet to be applied until the latest version is reached, in their order. */
    public List<String> pending() {
        return database.pending();
    }
}
