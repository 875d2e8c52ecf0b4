package dev.concordat.migration.internal.policy;

import dev.concordat.ConcordatException;
import java.util.List;
import java.util.Optional;

/**
 * A migration, and what was found of it.
 *
 * @param version the version it leads to; empty text for a repeatable one, and for what is of no single one
 * @param script its file's name, or the name of its class
 * @param measured whether it was held to what is measured while it runs: it did, and is neither released nor too old
 * @param changesData whether it changes rows, as far as it was measured
 * @param findings what was found, from the first line
 * @param failure why it could not be checked
 */
public record CheckedMigration(
        String version,
        String script,
        boolean measured,
        boolean changesData,
        List<Finding> findings,
        Optional<ConcordatException> failure) {

    /** Copies the findings. */
    public CheckedMigration {
        findings = List.copyOf(findings);
    }
}
