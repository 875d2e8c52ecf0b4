package dev.concordat.broker.internal.matrix;

import java.util.List;

/**
 * What the matrix holds to a question.
 *
 * @param query the question
 * @param selected whom it is about, and those inferred
 * @param ignored whose results do not count
 * @param integrations who works with whom among them
 * @param considered the rows that count
 * @param ignoredRows the rows that do not
 */
record Findings(
        MatrixQuery query,
        List<Resolved> selected,
        List<Resolved> ignored,
        List<Integration> integrations,
        List<Row> considered,
        List<Row> ignoredRows) {}
