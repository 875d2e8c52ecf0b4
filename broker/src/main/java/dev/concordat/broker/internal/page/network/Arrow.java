package dev.concordat.broker.internal.page.network;

/**
 * That one talks to another.
 *
 * @param from the consumer
 * @param to the provider
 * @param kind how it is drawn
 */
public record Arrow(String from, String to, String kind) {}
