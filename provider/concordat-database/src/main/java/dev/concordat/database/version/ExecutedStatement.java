package dev.concordat.database.version;

import java.util.List;

/**
 * A statement that a migration executed.
 *
 * @param sql its text, placeholders replaced
 * @param line where it begins, in the script or in the source of the class; 0 where that is not known
 * @param transactional whether what it locked is locked still
 * @param messages what the server said meanwhile, of any severity
 * @since 0.1
 */
public record ExecutedStatement(String sql, int line, boolean transactional, List<String> messages) {

    /** Copies the messages. */
    public ExecutedStatement {
        messages = List.copyOf(messages);
    }
}
