package dev.concordat.samples.warehouse;

import java.util.List;

/** The orders that are still to be shipped. */
public record OpenOrders(List<OpenOrder> orders) {

    /** An order and what belongs into its parcel. */
    public record OpenOrder(long id, List<Line> lines) {}

    /** How many of which article. */
    public record Line(String sku, int quantity) {}
}
