package dev.concordat.samples.storefront;

import java.time.Instant;
import java.util.List;

/** An order that was placed. */
public record Order(long id, String status, String customerEmail, Money total, List<Line> lines, Instant placedAt) {

    /** A product of the order, at the price of that day. */
    public record Line(long productId, int quantity, Money unitPrice) {}
}
