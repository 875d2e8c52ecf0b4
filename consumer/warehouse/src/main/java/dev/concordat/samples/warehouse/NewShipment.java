package dev.concordat.samples.warehouse;

/** A parcel that has been handed to a carrier. */
public record NewShipment(String carrier, String trackingNumber) {}
