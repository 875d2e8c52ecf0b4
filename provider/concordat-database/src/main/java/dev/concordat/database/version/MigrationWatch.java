package dev.concordat.database.version;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Is told what migrations do while they run: for whoever measures them. Called on the thread that migrates, for one
 * migration after the other; an exception fails the migration.
 *
 * @since 0.1
 */
public interface MigrationWatch {

    /**
     * A migration begins.
     *
     * @param script its file's name, or the name of its class
     * @param session the migration's own connection, in its transaction where it has one; what is done there by a watch
     *     is not told to it
     */
    default void begins(String script, Connection session) throws SQLException {}

    /**
     * A statement of the migration ended well, and what it locked is locked still, unless the statement was one that
     * cannot run in a transaction.
     *
     * @param statement what was executed
     * @param session the migration's own connection
     */
    void ran(ExecutedStatement statement, Connection session) throws SQLException;

    /**
     * The migration ended well; its transaction goes on where it has one.
     *
     * @param session the migration's own connection
     */
    default void ends(Connection session) throws SQLException {}
}
