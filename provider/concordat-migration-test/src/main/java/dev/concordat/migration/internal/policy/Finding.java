package dev.concordat.migration.internal.policy;

import dev.concordat.Origin;
import dev.concordat.Problem;

/**
 * A rule that a migration breaks.
 *
 * @param rule the rule
 * @param where the file and the line
 * @param what what it does, as it was measured
 * @param fix what to write instead
 */
public record Finding(Rule rule, Origin where, String what, String fix) {

    /** The parts on lines of their own. */
    @Override
    public String toString() {
        return Problem.at(where, what + "\n  Rule: " + rule.word(), fix).toString();
    }
}
