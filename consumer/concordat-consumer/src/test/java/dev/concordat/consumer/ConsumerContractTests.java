package dev.concordat.consumer;

import static au.com.dius.pact.consumer.dsl.Matchers.fromProviderState;
import static au.com.dius.pact.consumer.dsl.Matchers.regexp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.pact.PactFile;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsumerContractTests {

    @TempDir
    private Path folder;

    @Test
    void contractWhenItsTestsPassLeavesThePactBehind() throws Exception {
        ContractRun run = ContractRun.of(folder, EveryKindTestCases.class).allSucceed();

        assertThat(run.json()).isEqualTo(Golden.text("every-kind.json"));
        assertThat(run.output()).isEmpty();
        assertThat(folder).isDirectoryContaining(file -> file.equals(run.pact()));
    }

    @Test
    void contractWhenOnASuperclassOrAnOuterClassOrAnAnnotationHolds() {
        ContractRun run = ContractRun.of(folder, InheritingTestCases.class, OuterTestCases.class)
                .allSucceed();

        assertThat(PactFile.read(run.pact()).interactions())
                .extracting(
                        interaction -> String.valueOf(interaction.getComments().get("testname")))
                .containsExactly(
                        "dev.concordat.consumer.ConsumerContractTests$InheritingTestCases#inherited",
                        "dev.concordat.consumer.ConsumerContractTests$OuterTestCases$Inner#nested");
    }

    @Test
    void contractWhenATestIsRepeatedHoldsItsInteractionOnce() {
        ContractRun run = ContractRun.of(folder, RepeatedTestCases.class).allSucceed();

        assertThat(PactFile.read(run.pact()).interactions()).hasSize(1);
    }

    @Test
    void contractWhenTestsRunInParallelGivesEachItsOwnMock() throws Exception {
        ContractRun.of(folder, ParallelTestCases.class).allSucceed();
        String sequential = ContractRun.of(folder, ParallelTestCases.class).json();

        ContractRun run = ContractRun.of(
                        folder.resolve("parallel"),
                        Map.of(
                                "junit.jupiter.execution.parallel.enabled", "true",
                                "junit.jupiter.execution.parallel.mode.default", "concurrent",
                                "junit.jupiter.execution.parallel.config.strategy", "fixed",
                                "junit.jupiter.execution.parallel.config.fixed.parallelism", "8"),
                        ParallelTestCases.class)
                .allSucceed();

        assertThat(run.json()).isEqualTo(sequential);
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class EveryKindTestCases {

        @Test
        void http(ProviderMock catalog) {
            catalog.given("product exists", Map.of("id", 10, "tags", List.of("new", 'x')))
                    .given("it is open")
                    .uponReceiving("an order")
                    .post(fromProviderState("/products/${id}/orders", "/products/10/orders"))
                    .query("page", 0)
                    .query("sort", List.of("name", "id"))
                    .header("Accept", "application/json, text/plain")
                    .header("Authorization", fromProviderState("Bearer ${token}", "Bearer abc"))
                    .body(order -> order.stringType("customer", "Ada").integerType("quantity", 2))
                    .willRespondWith(
                            201,
                            body -> body.integerType("id", 7)
                                    .valueFromProviderState("customer", "${customer}", "Ada")
                                    .datetime("at", "yyyy-MM-dd'T'HH:mm"))
                    .header("Location", regexp("/orders/\\d+", "/orders/7"));

            HttpResponse<String> response = Client.send(
                    "POST",
                    catalog.url() + "/products/10/orders?sort=name&page=0&sort=id",
                    "{\"customer\":\"Grace\",\"quantity\":3}",
                    "Accept",
                    "application/json, text/plain",
                    "Authorization",
                    "Bearer abc",
                    "Content-Type",
                    "application/json");

            assertThat(response.statusCode()).isEqualTo(201);
            assertThat(response.headers().firstValue("Location")).contains("/orders/7");
            assertThat(response.body()).contains("\"customer\":\"Ada\"", "\"id\":7");
        }

        @Test
        void severalInteractions(ProviderMock catalog) {
            catalog.uponReceiving("the list")
                    .get("/products")
                    .willRespondWith(200)
                    .eachLike(product -> product.stringType("name", "Kettle"));
            catalog.uponReceiving("the text").get("/text").willRespondWith(200).body("plain text", "text/plain");
            catalog.uponReceiving("the removal").delete("/products/10").willRespondWith(204);
            catalog.uponReceiving("the options")
                    .method("options", "/products")
                    .with(request -> request.headers("Origin", "http://shop.example"))
                    .willRespondWith(200)
                    .with(response -> response.header("Allow", "GET, POST"));

            assertThat(Client.get(catalog.url() + "/products").body()).isEqualTo("[{\"name\":\"Kettle\"}]");
            assertThat(Client.get(catalog.url() + "/text").body()).isEqualTo("plain text");
            assertThat(Client.send("DELETE", catalog.uri() + "/products/10", "").statusCode())
                    .isEqualTo(204);
            assertThat(Client.send("OPTIONS", catalog.url() + "/products", "", "Origin", "http://shop.example")
                            .headers()
                            .allValues("Allow"))
                    .containsExactly("GET", "POST");
        }

        @Test
        void message(ProviderMessages catalog) {
            ReceivedMessage message = catalog.given("an order was placed", Map.of("customer", "Ada"))
                    .expectsToReceive("an order created event")
                    .metadata("topic", "orders")
                    .content(event -> event.integerType("orderId", 7).stringValue("type", "OrderCreated"))
                    .take();

            assertThat(message.text()).isEqualTo("{\"orderId\":7,\"type\":\"OrderCreated\"}");
            assertThat(message.bytes()).asString().isEqualTo(message.text());
            assertThat(message.metadata())
                    .containsEntry("topic", "orders")
                    .containsEntry("contentType", "application/json");
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    abstract static class Base {

        @Test
        void inherited(ProviderMock catalog) {
            catalog.uponReceiving("something inherited").get("/inherited").willRespondWith(200);
            Client.get(catalog.url() + "/inherited");
        }
    }

    static class InheritingTestCases extends Base {}

    @Retention(RetentionPolicy.RUNTIME)
    @ConsumerContract(consumer = "storefront", provider = "catalog")
    @interface CatalogContract {}

    @CatalogContract
    static class OuterTestCases {

        private String url = "";

        @BeforeEach
        void client(ProviderMock catalog) {
            url = catalog.url();
        }

        @Nested
        class Inner {

            private final ProviderMock catalog;

            Inner(ProviderMock catalog) {
                this.catalog = catalog;
            }

            @Test
            void nested() {
                catalog.uponReceiving("something nested").get("/nested").willRespondWith(200);
                assertThat(Client.get(url + "/nested").statusCode()).isEqualTo(200);
            }
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class RepeatedTestCases {

        @RepeatedTest(3)
        void again(ProviderMock catalog) {
            catalog.uponReceiving("the same").get("/same").willRespondWith(200, body -> body.stringType("a", "b"));
            assertThat(Client.get(catalog.url() + "/same").body()).isEqualTo("{\"a\":\"b\"}");
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class ParallelTestCases {

        @Test
        void one(ProviderMock catalog) {
            ask(catalog, 1);
        }

        @Test
        void two(ProviderMock catalog) {
            ask(catalog, 2);
        }

        @Test
        void three(ProviderMock catalog) {
            ask(catalog, 3);
        }

        @Test
        void four(ProviderMock catalog) {
            ask(catalog, 4);
        }

        private static void ask(ProviderMock catalog, int number) {
            catalog.given("number", Map.of("is", number))
                    .uponReceiving("the number")
                    .get("/number")
                    .willRespondWith(
                            200, body -> body.integerType("number", number).datetime("at", "yyyy-MM-dd'T'HH:mm"));
            for (int time = 0; time < 20; time++) {
                assertThat(Client.get(catalog.url() + "/number").body()).contains("\"number\":" + number);
            }
        }
    }
}
