package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the rows of tables in database 'rows' say of a fault. */
final class TableRowsFaults {

    private TableRowsFaults() {}

    /** The whole message, but for the line that called and where the database stands, which all of them tell. */
    static void assertFault(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOf(ConcordatException.class)
                .extracting(thrown -> String.valueOf(thrown.getMessage())
                        .replaceAll("TableRows\\w+\\.java:\\d+", "<line>")
                        .replace(", database 'rows' at version 1\n", ", <standing>\n"))
                .isEqualTo(message);
    }
}
