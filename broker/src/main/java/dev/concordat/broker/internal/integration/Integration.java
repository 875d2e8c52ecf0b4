package dev.concordat.broker.internal.integration;

/**
 * A consumer and a provider that have a contract.
 *
 * @param id its key
 * @param consumerId the consumer's key
 * @param consumer the consumer's name
 * @param providerId the provider's key
 * @param provider the provider's name
 */
public record Integration(long id, long consumerId, String consumer, long providerId, String provider) {}
