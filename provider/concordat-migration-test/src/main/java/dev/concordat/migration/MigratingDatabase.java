package dev.concordat.migration;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.table.TableRows;
import dev.concordat.database.version.DatabaseAtVersion;
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
        String version = underTest.orElseThrow(() -> new ConcordatException(new Problem(
                "No migration of database '" + name() + "' is under test.",
                where,
                "name it by @MigrationTest(\"<version>\"), or call migrateTo or migrateToLatest.")));
        if (migrated) {
            throw new ConcordatException(new Problem(
                    "Migration " + version + " of database '" + name() + "' ran already: migrate() was called twice.",
                    where,
                    "call migrateTo or migrateToLatest to go on."));
        }
        database.migrateTo(version, where);
        migrated = true;
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
