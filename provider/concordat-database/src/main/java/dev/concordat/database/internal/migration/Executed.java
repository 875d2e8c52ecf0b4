package dev.concordat.database.internal.migration;

import java.util.List;

/**
 * A statement that a migration executed.
 *
 * @param sql its text, placeholders replaced
 * @param line where it begins, in the script or in the source of the class; 0 where that is not known
 * @param transactional whether its locks were still held when it was told
 * @param messages what the server said meanwhile, of any severity
 */
public record Executed(String sql, int line, boolean transactional, List<String> messages) {

    /** Copies the messages. */
    public Executed {
        messages = List.copyOf(messages);
    }
}
