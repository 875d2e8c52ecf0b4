package dev.concordat.samples.catalog.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How an order left the house. */
@Entity
class Shipment {

    @Id
    private Long orderId;

    private String carrier;

    @Column(name = "tracking_no")
    private String trackingNumber;

    private Instant shippedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    protected Shipment() {}

    Shipment(Long orderId, String carrier, String trackingNumber) {
        this.orderId = orderId;
        this.carrier = carrier;
        this.trackingNumber = trackingNumber;
    }

    Long orderId() {
        return orderId;
    }

    String carrier() {
        return carrier;
    }

    String trackingNumber() {
        return trackingNumber;
    }

    Instant shippedAt() {
        return shippedAt;
    }
}
