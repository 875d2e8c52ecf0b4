package dev.concordat.database.internal.snapshot;

import dev.concordat.Origin;

/**
 * What is to be done to some columns.
 *
 * @param columns which ones
 * @param action what
 * @param argument the text of {@link MaskAction#FIXED}, the days of {@link MaskAction#SHIFT}; else empty
 * @param origin where it stands
 */
record MaskRule(NamePattern columns, MaskAction action, String argument, Origin origin) {

    boolean fits(SourceTable table, String column) {
        return table.names().stream().anyMatch(name -> columns.fits(name + "." + column));
    }

    /** Whether it is for one column by its name in full. */
    boolean isExact() {
        return !NamePattern.hasWildcard(columns.text());
    }

    /** Whether another one does the same. */
    boolean isLike(MaskRule other) {
        return action == other.action && argument.equals(other.argument);
    }

    /** As it is written. */
    String shown() {
        return argument.isEmpty() && action != MaskAction.FIXED
                ? action.word()
                : action.word() + ": " + argument + (action == MaskAction.SHIFT ? "d" : "");
    }
}
