package dev.concordat.broker.internal.matrix;

/**
 * A version, found.
 *
 * @param id its key, and its place in the order
 * @param number its number
 */
record VersionKey(long id, String number) {}
