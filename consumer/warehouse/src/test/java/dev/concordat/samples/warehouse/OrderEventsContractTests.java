package dev.concordat.samples.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.consumer.ConsumerContract;
import dev.concordat.consumer.ProviderMessages;
import dev.concordat.consumer.ReceivedMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ConsumerContract(consumer = "warehouse", provider = "catalog")
class OrderEventsContractTests {

    private static final String INSTANT = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z";

    private final OrderEvents events = new OrderEvents();

    @Test
    void picksWhatWasOrdered(ProviderMessages catalog) {
        ReceivedMessage created = catalog.given("an order was placed", Map.of("customer", "ada@example.org"))
                .expectsToReceive("an order created event")
                .metadata("topic", "orders")
                .content(event -> event.stringValue("type", "OrderCreated")
                        .integerType("orderId", 7)
                        .stringValue("customerEmail", "ada@example.org")
                        .minArrayLike(
                                "lines",
                                1,
                                line -> line.stringType("sku", "KET-001").integerType("quantity", 2))
                        .stringMatcher("occurredAt", INSTANT, "2026-02-03T10:15:30Z"))
                .take();

        events.handle(created.text());

        assertThat(events.picks()).containsEntry(7L, List.of(new OrderEvents.Pick("KET-001", 2)));
    }

    // tag::message[]
    @Test
    void forgetsWhatWasShipped(ProviderMessages catalog) {
        ReceivedMessage shipped = catalog.given("an order was shipped")
                .expectsToReceive("an order shipped event")
                .metadata("topic", "orders")
                .content(event -> event.stringValue("type", "OrderShipped")
                        .integerType("orderId", 7)
                        .stringType("trackingNumber", "JD0146000000"))
                .take();

        events.handle(shipped.text());

        assertThat(events.picks()).isEmpty();
    }
    // end::message[]
}
