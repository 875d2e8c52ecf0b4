package dev.concordat.database.internal.snapshot;

import dev.concordat.database.internal.server.Access;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What sample is wanted.
 *
 * @param name what the database is called here
 * @param access how the source is reached
 * @param tables patterns of the tables to begin with; none: all
 * @param rows how many rows of each of them at most, beside those that these refer to
 * @param rules the file of the rules, if there is one
 * @param key what pseudonyms are made with; nothing: another one each time
 * @param output the file to write
 * @param force whether that file may be there already
 * @param dryRun whether only to tell what would be done to each column
 */
public record SnapshotRequest(
        String name,
        Access access,
        List<String> tables,
        int rows,
        Optional<Path> rules,
        Optional<String> key,
        Path output,
        boolean force,
        boolean dryRun) {

    /** Where a fault is that the command line alone can mend. */
    static final String WHERE = "command line";

    /** Copies the patterns. */
    public SnapshotRequest {
        tables = List.copyOf(tables);
    }
}
