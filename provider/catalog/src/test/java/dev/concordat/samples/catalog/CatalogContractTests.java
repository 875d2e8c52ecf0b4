package dev.concordat.samples.catalog;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import dev.concordat.provider.ContractInteraction;
import dev.concordat.provider.ContractTest;
import dev.concordat.provider.MessageProducer;
import dev.concordat.provider.ProviderContract;
import dev.concordat.provider.ProviderMessage;
import dev.concordat.provider.ProviderState;
import dev.concordat.samples.catalog.order.OrderEvents;
import dev.concordat.samples.catalog.order.OrderService;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

// tag::contract[]
@ProviderContract("catalog")
@SpringBootTest(webEnvironment = RANDOM_PORT)
class CatalogContractTests {

    @ContractTest
    void verify(ContractInteraction interaction) {
        interaction.verify();
    }
    // end::contract[]

    @Autowired
    OrderService orders;

    @Autowired
    OrderEvents events;

    @Autowired
    JdbcClient jdbc;

    // tag::state[]
    @ProviderState("an order was placed")
    Map<String, Object> orderPlaced(Map<String, Object> parameters) {
        String customer = (String) parameters.getOrDefault("customer", "ada@example.org");
        return Map.of("orderId", orders.place(customer, kettle(), 2));
    }
    // end::state[]

    @ProviderState("an order was shipped")
    Map<String, Object> orderShipped(Map<String, Object> parameters) {
        Map<String, Object> placed = orderPlaced(parameters);
        orders.ship((Long) placed.get("orderId"), "DHL", "JD0146000000");
        return placed;
    }

    // tag::message[]
    @MessageProducer("an order created event")
    ProviderMessage orderCreated() {
        return ProviderMessage.of(events.newest(), Map.of("topic", OrderEvents.TOPIC));
    }
    // end::message[]

    @MessageProducer("an order shipped event")
    ProviderMessage orderShippedEvent() {
        return ProviderMessage.of(events.newest(), Map.of("topic", OrderEvents.TOPIC));
    }

    private long kettle() {
        return jdbc.sql("insert into product (sku, name, price_cents) values ('KET-001', 'Kettle', 4900) returning id")
                .query(Long.class)
                .single();
    }
}
