package dev.concordat.samples.storefront;

/** A category and the number of its products. */
public record Category(String name, long products) {}
