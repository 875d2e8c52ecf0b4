package dev.concordat.pactbroker.deploy;

import java.util.List;

/**
 * Whether versions can be deployed, and why.
 *
 * @param question what was asked
 * @param verdict the answer
 * @param reasons the broker's own words
 * @param cells what it looked at
 */
public record DeployAnswer(DeployQuestion question, Verdict verdict, List<String> reasons, List<Cell> cells) {

    /** Copies the lists. */
    public DeployAnswer {
        reasons = List.copyOf(reasons);
        cells = List.copyOf(cells);
    }

    /** Whether the answer is yes. */
    public boolean isYes() {
        return verdict == Verdict.YES;
    }

    /** What stands in the way. */
    public List<Cell> blocking() {
        return cells.stream().filter(Cell::isBlocking).toList();
    }

    /** The answer. */
    public enum Verdict {
        /** Everything needed is verified. */
        YES,
        /** Something failed, or is not there at all. */
        NO,
        /** Results are missing. */
        UNKNOWN
    }
}
