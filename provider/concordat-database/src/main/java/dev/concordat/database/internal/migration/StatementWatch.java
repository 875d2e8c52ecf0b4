package dev.concordat.database.internal.migration;

import java.sql.Connection;
import java.sql.SQLException;

/** Is told what the session of a migration does, on the thread that migrates. */
public interface StatementWatch {

    /**
     * A migration begins.
     *
     * @param script its file's name, or the name of its class
     * @param session its connection, in its transaction where it has one; what is done there stays unseen
     */
    void begins(String script, Connection session) throws SQLException;

    /**
     * A statement ended well; its transaction goes on, unless it could only run without one.
     *
     * @param executed the statement
     * @param session its connection
     */
    void ran(Executed executed, Connection session) throws SQLException;

    /** A migration ended well; its transaction goes on where it has one. */
    void ends(Connection session) throws SQLException;
}
