package dev.concordat.broker.internal.matrix;

/**
 * A consumer or a provider.
 *
 * @param id its key
 * @param name its name
 */
record Party(long id, String name) {}
