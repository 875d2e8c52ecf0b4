package dev.concordat.database.version;

import dev.concordat.database.internal.version.DatabaseContent;
import java.util.List;

/**
 * What a database held at a moment: its schema, and all rows of all tables. To be compared with what it holds later.
 *
 * @since 0.1
 */
public final class DatabaseState {

    private final DatabaseContent content;

    DatabaseState(DatabaseContent content) {
        this.content = content;
    }

    /**
     * What is different later: a line for each object of the schema, or, where there is none, for each table whose rows
     * differ. Empty where nothing is. The order of rows, of columns, and where sequences stand play no part.
     */
    public List<String> differences(DatabaseState later) {
        return content.differences(later.content);
    }
}
