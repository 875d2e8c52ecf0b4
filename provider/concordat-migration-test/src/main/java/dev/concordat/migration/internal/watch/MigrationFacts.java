package dev.concordat.migration.internal.watch;

import java.util.List;

/**
 * What a migration did.
 *
 * @param script its file's name, or the name of its class
 * @param statements what each of its statements did
 * @param guessed whether what it does to rows could only be told by the first word of its statements
 */
public record MigrationFacts(String script, List<StatementFacts> statements, boolean guessed) {

    /** Copies the statements. */
    public MigrationFacts {
        statements = List.copyOf(statements);
    }
}
