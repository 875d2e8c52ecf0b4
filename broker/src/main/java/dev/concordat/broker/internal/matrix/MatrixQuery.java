package dev.concordat.broker.internal.matrix;

import java.util.List;

/**
 * A question to the matrix.
 *
 * @param selectors whom it is about
 * @param destination where to: of those that work with the selected ones, these versions are asked about as well; with
 *     no criterion, nobody else is
 * @param ignored whose results do not count
 * @param narrowing which rows are of interest
 */
record MatrixQuery(List<Selector> selectors, Criteria destination, List<Selector> ignored, Narrowing narrowing) {

    MatrixQuery {
        selectors = List.copyOf(selectors);
        ignored = List.copyOf(ignored);
    }

    /** Whether those are asked about as well that work with the selected ones. */
    boolean infers() {
        return !destination.isNone();
    }

    /** Whether versions that run side by side matter: then one of them must not hide another. */
    boolean concernsEnvironment() {
        return destination.environment() != null
                || selectors.stream().anyMatch(selector -> selector.criteria().environment() != null);
    }
}
