package dev.concordat.samples.catalog.order;

import java.util.List;

/** The orders that a warehouse is to pick. */
record PickList(List<Entry> orders) {

    record Entry(long id, List<Line> lines) {

        static Entry of(Order order) {
            return new Entry(
                    order.id(),
                    order.lines().stream()
                            .map(line -> new Line(line.product().sku(), line.quantity()))
                            .toList());
        }
    }

    record Line(String sku, int quantity) {}
}
