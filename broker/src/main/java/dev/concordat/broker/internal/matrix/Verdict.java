package dev.concordat.broker.internal.matrix;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the selected versions can be deployed.
 *
 * @param deployable {@code null} where something is unknown
 * @param missing the integrations that a selected consumer needs, and of which there is no row
 */
record Verdict(Findings findings, @Nullable Boolean deployable, List<Integration> missing) {

    static Verdict of(Findings findings) {
        List<Integration> missing = findings.integrations().stream()
                .filter(Integration::required)
                .filter(integration -> findings.considered().stream().noneMatch(integration::hasRow)
                        && findings.ignoredRows().stream().noneMatch(integration::hasRow))
                .toList();
        return new Verdict(findings, deployable(findings, missing), missing);
    }

    private static @Nullable Boolean deployable(Findings findings, List<Integration> missing) {
        if (!selectedButMissing(findings).isEmpty()) {
            return false;
        }
        if (!missing.isEmpty() || has(findings, Outcome.UNKNOWN)) {
            return null;
        }
        return !has(findings, Outcome.FAILED);
    }

    private static boolean has(Findings findings, Outcome outcome) {
        return findings.considered().stream().anyMatch(row -> row.outcome() == outcome);
    }

    /** The selectors of the caller that no version fulfils, save those of pacticipants that he ignores. */
    List<Resolved> selectedButMissing() {
        return selectedButMissing(findings);
    }

    private static List<Resolved> selectedButMissing(Findings findings) {
        return findings.selected().stream()
                .filter(each -> each.specified() && each.isMissing())
                .filter(each -> findings.ignored().stream()
                        .noneMatch(ignored -> ignored.anyVersion() && ignored.pacticipantId() == each.pacticipantId()))
                .toList();
    }

    long count(Outcome outcome) {
        long rows = findings.considered().stream()
                .filter(row -> row.outcome() == outcome)
                .count();
        return outcome == Outcome.UNKNOWN ? rows + missing.size() : rows;
    }
}
