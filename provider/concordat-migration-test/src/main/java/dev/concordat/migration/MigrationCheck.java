package dev.concordat.migration;

import dev.concordat.ConcordatException;
import dev.concordat.migration.internal.policy.CheckedMigration;
import dev.concordat.migration.internal.policy.Finding;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was found of one migration, or of all of a database together. Immutable.
 *
 * @since 0.1
 */
public final class MigrationCheck {

    private static final String ACCEPT =
            "\nTo accept one, write into the script: -- concordat: allow <rule> because <reason>";

    private final String database;
    private final CheckedMigration checked;

    MigrationCheck(String database, CheckedMigration checked) {
        this.database = database;
        this.checked = checked;
    }

    /** The version it leads to; empty text for a repeatable one, and for all together. */
    public String version() {
        return checked.version();
    }

    /** The name of its file, or of its class; empty text for all together. */
    public String script() {
        return checked.script();
    }

    /**
     * What was found, in the order of its lines.
     *
     * @throws ConcordatException if it could not be checked: if it fails, for one
     */
    public List<MigrationFinding> findings() {
        checked.failure().ifPresent(failure -> {
            throw failure;
        });
        return checked.findings().stream()
                .map(found -> new MigrationFinding(found.rule().word(), found.where(), found.what(), found.fix()))
                .toList();
    }

    /**
     * Fails if anything was found.
     *
     * @throws AssertionError that tells all of it: file, line, rule, and what to write instead
     * @throws ConcordatException if it could not be checked: if it fails, for one
     */
    public void verify() {
        if (!findings().isEmpty()) {
            throw new AssertionError(
                    checked.findings().stream().map(Finding::toString).collect(Collectors.joining("\n")) + ACCEPT);
        }
    }

    CheckedMigration checked() {
        return checked;
    }

    /** The name of its script, or what it is otherwise. */
    @Override
    public String toString() {
        return script().isEmpty() ? "all migrations of '" + database + "' together" : script();
    }
}
