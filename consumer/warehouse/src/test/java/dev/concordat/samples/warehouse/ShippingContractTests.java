package dev.concordat.samples.warehouse;

import static au.com.dius.pact.consumer.dsl.Matchers.fromProviderState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.concordat.consumer.ConsumerContract;
import dev.concordat.consumer.ProviderMock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.HttpClientErrorException;

@ConsumerContract(consumer = "warehouse", provider = "catalog")
class ShippingContractTests {

    private static final String INSTANT = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z";
    private static final NewShipment PARCEL = new NewShipment("DHL", "JD0146000000");

    @Test
    void listsTheOpenOrders(ProviderMock catalog) {
        catalog.given("an order was placed", Map.of("customer", "ada@example.org"))
                .uponReceiving("a request for the open orders")
                .get("/orders")
                .query("status", "PLACED")
                .header("X-Api-Key", "warehouse")
                .willRespondWith(
                        200,
                        body -> body.minArrayLike(
                                "orders",
                                1,
                                order -> order.integerType("id", 7)
                                        .minArrayLike(
                                                "lines",
                                                1,
                                                line -> line.stringType("sku", "KET-001")
                                                        .integerType("quantity", 2))));

        assertThat(client(catalog).openOrders())
                .flatExtracting(OpenOrders.OpenOrder::lines)
                .containsExactly(new OpenOrders.Line("KET-001", 2));
    }

    @Test
    void isRefusedWithAnUnknownKey(ProviderMock catalog) {
        catalog.uponReceiving("a request for the open orders with an unknown key")
                .get("/orders")
                .query("status", "PLACED")
                .header("X-Api-Key", "guessed")
                .willRespondWith(
                        403, body -> body.stringValue("title", "Forbidden").numberValue("status", 403))
                .header("Content-Type", "application/problem+json");

        assertThatExceptionOfType(HttpClientErrorException.Forbidden.class)
                .isThrownBy(() -> new CatalogClient(catalog.url(), "guessed").openOrders());
    }

    @Test
    void shipsAnOrder(ProviderMock catalog) {
        catalog.given("an order was placed", Map.of("customer", "ada@example.org"))
                .uponReceiving("the shipment of an order")
                .post(fromProviderState("/orders/${orderId}/shipments", "/orders/7/shipments"))
                .header("X-Api-Key", "warehouse")
                .body(shipment -> shipment.stringType("carrier", "DHL").stringType("trackingNumber", "JD0146000000"))
                .willRespondWith(
                        201,
                        body -> body.integerType("orderId", 7)
                                .stringValue("status", "SHIPPED")
                                .stringValue("carrier", "DHL")
                                .stringValue("trackingNumber", "JD0146000000")
                                .stringMatcher("shippedAt", INSTANT, "2026-02-04T08:00:00Z"));

        assertThat(client(catalog).ship(7, PARCEL).status()).isEqualTo("SHIPPED");
    }

    @Test
    void doesNotShipAnOrderTwice(ProviderMock catalog) {
        catalog.given("an order was shipped")
                .uponReceiving("the shipment of an order that was shipped already")
                .post(fromProviderState("/orders/${orderId}/shipments", "/orders/7/shipments"))
                .header("X-Api-Key", "warehouse")
                .body(shipment -> shipment.stringType("carrier", "DHL").stringType("trackingNumber", "JD0146000000"))
                .willRespondWith(
                        409,
                        body -> body.stringValue("title", "Already shipped").numberValue("status", 409))
                .header("Content-Type", "application/problem+json");

        assertThatExceptionOfType(AlreadyShippedException.class)
                .isThrownBy(() -> client(catalog).ship(7, PARCEL))
                .withMessage("Order 7 was shipped already.");
    }

    @Test
    void setsAStockThreshold(ProviderMock catalog) {
        catalog.given("product exists", Map.of("id", 10, "name", "Kettle"))
                .uponReceiving("a new stock threshold")
                .put("/products/KET-001/stock-threshold")
                .header("X-Api-Key", "warehouse")
                .body(body -> body.integerType("threshold", 5))
                .willRespondWith(204);

        assertThatCode(() -> client(catalog).stockThreshold("KET-001", 5)).doesNotThrowAnyException();
    }

    private static CatalogClient client(ProviderMock catalog) {
        return new CatalogClient(catalog.url(), "warehouse");
    }
}
