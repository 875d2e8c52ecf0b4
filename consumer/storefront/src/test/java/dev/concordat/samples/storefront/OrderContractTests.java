package dev.concordat.samples.storefront;

import static au.com.dius.pact.consumer.dsl.Matchers.fromProviderState;
import static au.com.dius.pact.consumer.dsl.Matchers.regexp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import dev.concordat.consumer.ConsumerContract;
import dev.concordat.consumer.ProviderMock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@ConsumerContract(consumer = "storefront", provider = "catalog")
class OrderContractTests {

    private static final String INSTANT = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z";

    @Nested
    class Placing {

        @Test
        void placesAnOrder(ProviderMock catalog) {
            catalog.given("product exists", Map.of("id", 10, "name", "Kettle"))
                    .uponReceiving("an order of two kettles")
                    .post("/orders")
                    .body(order -> order.stringType("customerEmail", "ada@example.org")
                            .minArrayLike(
                                    "lines",
                                    1,
                                    line -> line.integerType("productId", 10).integerType("quantity", 2)))
                    .willRespondWith(201, OrderContractTests::describe)
                    .header("Location", regexp("/orders/\\d+", "/orders/7"));

            Order order = client(catalog).place(kettles(2));

            assertThat(order.status()).isEqualTo("PLACED");
            assertThat(order.total().amount()).isEqualByComparingTo("98.00");
        }

        @Test
        void refusesAnOrderOfNothing(ProviderMock catalog) {
            catalog.given("product exists", Map.of("id", 10, "name", "Kettle"))
                    .uponReceiving("an order of no kettles")
                    .post("/orders")
                    .body(order -> order.stringType("customerEmail", "ada@example.org")
                            .array(
                                    "lines",
                                    lines -> lines.object(line ->
                                            line.integerType("productId", 10).numberValue("quantity", 0))))
                    .willRespondWith(
                            422,
                            body -> body.stringValue("title", "Invalid order")
                                    .numberValue("status", 422)
                                    .array(
                                            "errors",
                                            errors -> errors.object(
                                                    error -> error.stringValue("field", "lines[0].quantity")
                                                            .stringType("message", "must be at least 1"))))
                    .header("Content-Type", "application/problem+json");

            assertThatExceptionOfType(CatalogException.class)
                    .isThrownBy(() -> client(catalog).place(kettles(0)))
                    .satisfies(e -> assertThat(e.errors())
                            .extracting(CatalogException.FieldError::field)
                            .containsExactly("lines[0].quantity"));
        }

        private static NewOrder kettles(int quantity) {
            return new NewOrder("ada@example.org", List.of(new NewOrder.Line(10, quantity)));
        }
    }

    @Nested
    class Reading {

        @Test
        void showsAnOrderToItsCustomer(ProviderMock catalog) {
            catalog.given("an order was placed", Map.of("customer", "ada@example.org"))
                    .given("the customer is signed in", Map.of("customer", "ada@example.org"))
                    .uponReceiving("a customer's request for an order")
                    .get(fromProviderState("/orders/${orderId}", "/orders/7"))
                    .header("Authorization", fromProviderState("Bearer ${token}", "Bearer secret-of-ada"))
                    .willRespondWith(200, OrderContractTests::describe);

            Order order = client(catalog).order(7, "secret-of-ada");

            assertThat(order.customerEmail()).isEqualTo("ada@example.org");
        }

        @Test
        void showsNoOrderToAStranger(ProviderMock catalog) {
            catalog.given("an order was placed", Map.of("customer", "ada@example.org"))
                    .uponReceiving("a stranger's request for an order")
                    .get(fromProviderState("/orders/${orderId}", "/orders/7"))
                    .willRespondWith(
                            401,
                            body -> body.stringValue("title", "Not signed in").numberValue("status", 401))
                    .header("Content-Type", "application/problem+json");

            assertThatExceptionOfType(CatalogException.class)
                    .isThrownBy(() -> client(catalog).order(7))
                    .satisfies(e -> assertThat(e.status()).isEqualTo(401));
        }
    }

    private static void describe(LambdaDslObject order) {
        order.integerType("id", 7)
                .stringValue("status", "PLACED")
                .stringValue("customerEmail", "ada@example.org")
                .object("total", OrderContractTests::ninetyEight)
                .minArrayLike(
                        "lines",
                        1,
                        line -> line.integerType("productId", 10)
                                .integerType("quantity", 2)
                                .object(
                                        "unitPrice",
                                        price -> price.stringMatcher("amount", "\\d+\\.\\d{2}", "49.00")
                                                .stringMatcher("currency", "[A-Z]{3}", "EUR")))
                .stringMatcher("placedAt", INSTANT, "2026-02-03T10:15:30Z");
    }

    private static void ninetyEight(LambdaDslObject price) {
        price.stringMatcher("amount", "\\d+\\.\\d{2}", "98.00").stringMatcher("currency", "[A-Z]{3}", "EUR");
    }

    private static CatalogClient client(ProviderMock catalog) {
        return new CatalogClient(catalog.url());
    }
}
