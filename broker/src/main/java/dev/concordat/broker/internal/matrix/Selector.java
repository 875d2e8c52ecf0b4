package dev.concordat.broker.internal.matrix;

/**
 * Versions of a pacticipant.
 *
 * @param pacticipant its name
 * @param criteria which of its versions
 */
record Selector(String pacticipant, Criteria criteria) {

    static Selector any(String pacticipant) {
        return new Selector(pacticipant, Criteria.NONE);
    }
}
