package dev.concordat.broker.internal.pact;

/**
 * What became of a pact that was sent.
 *
 * @param kind created, and so on
 * @param pact as it stands now
 * @param contentChanged whether the content is new to this consumer version, or to one of its tags
 */
record Publication(Kind kind, Pact pact, boolean contentChanged) {

    enum Kind {
        CREATED,
        UNCHANGED,
        OVERWRITTEN,
        MERGED
    }
}
