package dev.concordat.database.internal.snapshot;

/**
 * What is done to a column.
 *
 * @param action what
 * @param shown the same for people
 * @param reason why: the rule's place, or what is done where there is none
 * @param mask does it
 */
record ColumnMask(MaskAction action, String shown, String reason, Mask mask) {

    static ColumnMask kept(String reason) {
        return new ColumnMask(MaskAction.KEEP, MaskAction.KEEP.word(), reason, Mask.KEEP);
    }
}
