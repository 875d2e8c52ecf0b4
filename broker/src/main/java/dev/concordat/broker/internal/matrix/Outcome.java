package dev.concordat.broker.internal.matrix;

/** What is known of a cell of the matrix. */
enum Outcome {
    SUCCESS,
    FAILED,
    UNKNOWN
}
