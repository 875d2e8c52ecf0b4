package dev.concordat.broker.internal.pact;

/**
 * What became of a pact that was sent.
 *
 * @param kind created, and so on
 * @param pact as it stands now
 */
record Publication(Kind kind, Pact pact) {

    /** Whether the consumer version had other content before. */
    boolean contentChanged() {
        return kind == Kind.OVERWRITTEN || kind == Kind.MERGED;
    }

    enum Kind {
        CREATED,
        UNCHANGED,
        OVERWRITTEN,
        MERGED
    }
}
