package dev.concordat.samples.storefront;

/** Whether a product can be bought now, and how many. */
public record Availability(long productId, boolean available, int quantity) {}
