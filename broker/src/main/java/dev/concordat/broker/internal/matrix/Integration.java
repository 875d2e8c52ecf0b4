package dev.concordat.broker.internal.matrix;

/**
 * A consumer and a provider that a question concerns.
 *
 * @param consumer the consumer
 * @param provider the provider
 * @param required whether a selected version is the consumer's: it needs its provider, while a provider can do without
 *     its consumers
 */
record Integration(Party consumer, Party provider, boolean required) {

    boolean hasRow(Row row) {
        return row.consumer().id() == consumer.id() && row.provider().id() == provider.id();
    }
}
