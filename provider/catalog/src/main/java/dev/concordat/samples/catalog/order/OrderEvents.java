package dev.concordat.samples.catalog.order;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the rest of the shop is told about orders: events in the outbox, which a relay carries to the topic. */
@Component
public class OrderEvents {

    /** The topic the relay sends to. */
    public static final String TOPIC = "orders";

    record OrderCreated(String type, long orderId, String customerEmail, List<Line> lines, Instant occurredAt) {
        record Line(String sku, int quantity) {}
    }

    record OrderShipped(String type, long orderId, String trackingNumber) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OrderEvents(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void created(Order order) {
        List<OrderCreated.Line> lines = order.lines().stream()
                .map(line -> new OrderCreated.Line(line.product().sku(), line.quantity()))
                .toList();
        put(new OrderCreated("OrderCreated", order.id(), order.customer().email(), lines, order.placedAt()));
    }

    void shipped(Shipment shipment) {
        put(new OrderShipped("OrderShipped", shipment.orderId(), shipment.trackingNumber()));
    }

    /** The newest event's payload, as the relay would send it. */
    public String newest() {
        return jdbc.sql("select payload::text from outbox order by id desc limit 1")
                .query(String.class)
                .single();
    }

    private void put(Object event) {
        jdbc.sql("insert into outbox (topic, payload) values (?, ?::jsonb)")
                .params(TOPIC, json.writeValueAsString(event))
                .update();
    }
}
