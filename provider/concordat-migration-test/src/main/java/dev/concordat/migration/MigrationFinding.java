package dev.concordat.migration;

import dev.concordat.Origin;

/**
 * A rule that a migration breaks.
 *
 * @param rule the rule's name: {@code table-rewrite}
 * @param where the file and the line
 * @param what what the migration does, as it was measured
 * @param fix the safe form to write instead
 * @since 0.1
 */
public record MigrationFinding(String rule, Origin where, String what, String fix) {}
