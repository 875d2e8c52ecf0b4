package dev.concordat.samples.warehouse;

import java.time.Instant;

/** A parcel on its way. */
public record Shipment(long orderId, String status, String carrier, String trackingNumber, Instant shippedAt) {}
