package dev.concordat.samples.storefront;

import java.util.List;

/** An order that is about to be placed. */
public record NewOrder(String customerEmail, List<Line> lines) {

    /** How many of which product. */
    public record Line(long productId, int quantity) {}
}
