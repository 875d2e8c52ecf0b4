package dev.concordat.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenContractTests {

    private static final String HERE = "dev.concordat.consumer.BrokenContractTests$";

    @TempDir
    private Path folder;

    @Test
    void testWhenARequestIsUnmatchedFailsThoughTheClientSwallowedIt() {
        ContractRun run = ContractRun.of(folder, UnmatchedTestCases.class);

        assertThat(run.failure("swallows")).hasMessage(Golden.message("unmatched-request.txt"));
        assertThat(UnmatchedTestCases.answer).hasValueSatisfying(answer -> {
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
            assertThat(answer.body()).isEqualTo(Golden.message("unmatched-request.txt"));
        });
        assertThat(run.pact()).doesNotExist();
    }

    @Test
    void testWhenNothingIsDescribedTellsTheRequest() {
        assertThat(ContractRun.of(folder, UnexpectedTestCases.class).failure("asks"))
                .hasMessage("""
                        'storefront' sent a request to 'catalog' that no interaction matches: GET /unexpected. The test describes none.
                          Where: %sUnexpectedTestCases#asks
                          Fix: let the client send what is expected, or describe an interaction for what it sends.""".formatted(HERE));
    }

    @Test
    void testWhenAnInteractionIsNotExercisedFails() {
        assertThat(ContractRun.of(folder, NotExercisedTestCases.class).failure("forgets"))
                .hasMessage("""
                        'a request for one product' was described, but the client did not send it: GET /products/10
                          Where: %1$sNotExercisedTestCases#forgets
                          Fix: let the test call the client for it, or remove the interaction.
                        The message 'an order created event' was described, but the test never took it.
                          Where: %1$sNotExercisedTestCases#forgets
                          Fix: end its description with .take() and give the message to the consumer's handler, or remove it.""".formatted(HERE));
    }

    @Test
    void testWhenItFailsByItselfKeepsItsOwnFailureFirst() {
        ContractRun run = ContractRun.of(folder, FailingTestCases.class);

        assertThat(run.failure("fails"))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("by itself");
        assertThat(run.failure("fails").getSuppressed())
                .singleElement()
                .satisfies(
                        ours -> assertThat(ours).hasMessageStartingWith("'a request for one product' was described"));
        assertThat(run.pact()).doesNotExist();
        assertThat(run.output())
                .isEqualTo("concordat: %s stays as it was: 1 test of this contract failed (%sFailingTestCases#fails)%n"
                        .formatted(run.pact(), HERE));
    }

    @Test
    void testWhenItIsAbortedKeepsWhatItDescribedBefore() throws Exception {
        System.setProperty("abort", "false");
        String before = ContractRun.of(folder, AbortedTestCases.class).json();
        try {
            System.setProperty("abort", "true");
            ContractRun run = ContractRun.of(folder, AbortedTestCases.class);

            assertThat(run.status("perhaps")).isEqualTo(ABORTED);
            assertThat(run.json()).isEqualTo(before);
        } finally {
            System.clearProperty("abort");
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class UnmatchedTestCases {

        static Optional<HttpResponse<String>> answer = Optional.empty();

        @Test
        void swallows(ProviderMock catalog) {
            catalog.given("product exists", Map.of("id", 10))
                    .uponReceiving("an order of two kettles")
                    .post("/orders")
                    .query("page", "0")
                    .header("Accept", "application/json")
                    .header("X-Api-Key", "shop")
                    .body(order -> order.stringType("customer", "Ada")
                            .minArrayLike(
                                    "lines",
                                    1,
                                    line -> line.integerType("product", 10).integerType("quantity", 2)))
                    .willRespondWith(201);
            catalog.uponReceiving("the list").get("/orders").willRespondWith(200);
            Client.get(catalog.url() + "/orders");

            answer = Optional.of(Client.send(
                    "POST",
                    catalog.url() + "/order?page=1&size=3",
                    "{\"customer\":5,\"lines\":[{\"product\":11}],\"note\":\"quick\"}",
                    "Accept",
                    "application/json",
                    "Content-Type",
                    "application/json"));
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class UnexpectedTestCases {

        @Test
        void asks(ProviderMock catalog) {
            Client.get(catalog.url() + "/unexpected");
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class NotExercisedTestCases {

        @Test
        void forgets(ProviderMock catalog, ProviderMessages messages) {
            catalog.uponReceiving("a request for one product")
                    .get("/products/10")
                    .willRespondWith(200);
            messages.expectsToReceive("an order created event").content(event -> event.integerType("orderId", 7));
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class FailingTestCases {

        @Test
        void fails(ProviderMock catalog) {
            catalog.uponReceiving("a request for one product")
                    .get("/products/10")
                    .willRespondWith(200);
            throw new AssertionError("by itself");
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class AbortedTestCases {

        @Test
        void perhaps(ProviderMock catalog) {
            assumeThat(Boolean.getBoolean("abort")).isFalse();
            one(catalog, "Kettle");
        }

        @Test
        void always(ProviderMock catalog) {
            catalog.uponReceiving("the list").get("/products").willRespondWith(200);
            Client.get(catalog.url() + "/products");
        }
    }

    private static void one(ProviderMock catalog, String name) {
        catalog.given("product exists", Map.of("id", 10))
                .uponReceiving("a request for one product")
                .get("/products/10")
                .willRespondWith(200, body -> body.stringType("name", name));
        Client.get(catalog.url() + "/products/10");
    }
}
