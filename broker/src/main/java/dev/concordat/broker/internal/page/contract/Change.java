package dev.concordat.broker.internal.page.contract;

import java.util.List;

/**
 * An interaction that is in one pact alone, or different in two.
 *
 * @param kind {@code added}, {@code removed} or {@code changed}
 * @param title the interaction's description and states
 * @param lines what is different, with the lines around it
 */
public record Change(String kind, String title, List<Line> lines) {

    static final String ADDED = "added";
    static final String REMOVED = "removed";
    static final String CHANGED = "changed";
    static final String SAME = "same";
    static final String GAP = "gap";

    /** Copies. */
    public Change {
        lines = List.copyOf(lines);
    }

    /**
     * A line of a difference.
     *
     * @param kind {@code added}, {@code removed}, {@code same}, or {@code gap} where lines are left out
     * @param text with its sign
     */
    public record Line(String kind, String text) {

        static Line of(String kind, String text) {
            String sign = kind.equals(ADDED) ? "+ " : kind.equals(REMOVED) ? "- " : "  ";
            return new Line(kind, sign + text);
        }
    }
}
