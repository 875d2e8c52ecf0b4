package dev.concordat.database;

import dev.concordat.configuration.YamlValue;
import dev.concordat.database.table.TableRows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database that is migrated and loaded with its fixtures: its baseline. One per name and JVM; {@link Databases} hands
 * them out. Its methods are safe for any thread, but a {@link #reset()} concerns everybody who uses the database.
 */
public interface Database {

    /** Its name in {@code concordat.yml}; {@code main} where there is one only. */
    String name();

    /** The JDBC URL, without credentials. */
    String url();

    /** The user to connect as. */
    String username();

    /** The password to connect with; never printed. */
    String password();

    /** Connections to it, each opened anew and closed by who asked for it; no pool. */
    DataSource dataSource();

    /** The version of the newest migration applied; empty text where there is none. */
    String schemaVersion();

    /**
     * The version at which it was to stop, as {@code version} in {@code concordat.yml} says; empty where it goes to the
     * latest. What is found out about an application at an earlier version holds for that one alone.
     */
    Optional<String> stopsAt();

    /**
     * Brings the database back to its baseline, whatever was done to it since, sequences included. Who listens by
     * {@link #afterReset} is told before this returns.
     *
     * <p>A transaction still open is waited for up to two seconds, then its session is ended. Other sessions live on
     * where that can be: after a change of the schema, and always where the server or the user's rights allow no reset
     * in place, they end. In a Spring Boot test the pools of HikariCP, Tomcat and DBCP2 are then told to forget theirs;
     * another pool has to test a connection when it lends it.
     */
    void reset();

    /**
     * The same at the beginning of a use by somebody with a name: a test's, an interaction's. What is left behind is
     * told with that name: a transaction left open, or rows written when the use had ended already.
     */
    void reset(String next);

    /**
     * The same at the end of a use. Nobody uses the database until the next reset: what is written until then, by a
     * thread that was not waited for, is told as written too late, with the name of the use, and undone.
     */
    void release();

    /**
     * The same at the end of a use that failed. Where {@code concordat.yml} says {@code keep: failed}, the database of
     * the first use that failed is kept as it was left, and goes on after the run; where it is found is added to the
     * failure, as suppressed. Others go on with a new database at the baseline, under the same URL.
     */
    void release(Throwable failure);

    /** Adds what is to run after each reset, on the thread that resets; for pools and caches that must forget. */
    void afterReset(Runnable listener);

    /**
     * Inserts rows as a fixture set would, all or none: tables by name, each with a list of rows. Values are converted
     * to the columns' types; rows may be in any order of tables. Sequences that number their rows are moved beyond the
     * ids given, so that the application's own rows do not collide with them.
     *
     * @return the rows as stored, by table, in the order given, defaults and generated columns included
     * @throws dev.concordat.ConcordatException that names file, line and row for an unknown table or column, a value
     *     that does not fit, or a broken constraint; nothing is inserted then
     */
    Map<String, List<Map<String, @Nullable Object>>> insert(YamlValue.Mapping rowsByTable);

    /**
     * The rows of one of its tables, by the table as it is when they are asked for: to insert some, or look for some,
     * without entities.
     *
     * @param name the table's name, with its schema where the search path does not lead there
     */
    TableRows table(String name);
}
