package dev.concordat.samples.catalog.order;

import dev.concordat.samples.catalog.Money;
import java.time.Instant;
import java.util.List;

/** An order as its customer sees it. */
record OrderView(long id, String status, String customerEmail, Money total, List<Line> lines, Instant placedAt) {

    record Line(long productId, int quantity, Money unitPrice) {}

    static OrderView of(Order order) {
        long total = order.lines().stream()
                .mapToLong(line -> line.quantity() * line.unitPriceCents())
                .sum();
        return new OrderView(
                order.id(),
                order.status().name(),
                order.customer().email(),
                Money.ofCents(total, currency(order)),
                order.lines().stream().map(OrderView::line).toList(),
                order.placedAt());
    }

    private static Line line(OrderLine line) {
        return new Line(
                line.product().id(),
                line.quantity(),
                Money.ofCents(line.unitPriceCents(), line.product().currency()));
    }

    private static String currency(Order order) {
        return order.lines().stream()
                .map(line -> line.product().currency())
                .findFirst()
                .orElse("EUR");
    }
}
