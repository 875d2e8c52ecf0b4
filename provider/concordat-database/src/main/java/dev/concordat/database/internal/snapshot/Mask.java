package dev.concordat.database.internal.snapshot;

/** Makes another value of a value, both as PostgreSQL writes them. */
interface Mask {

    /** Leaves values as they are. */
    Mask KEEP = (value, attempt) -> value;

    /**
     * The value that stands for a value.
     *
     * @param attempt 0, and one more whenever what came of it was taken
     */
    String of(String value, int attempt);
}
