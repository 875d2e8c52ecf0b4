package dev.concordat.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.InteractionOutcome.Status;
import dev.concordat.outcome.Mismatch;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpVerificationTests {

    private static TrivialServer server = new TrivialServer();

    @TempDir
    Path pacts;

    @BeforeEach
    void start() {
        server.close();
        server = new TrivialServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ProviderContract("catalog")
    static class CatalogTestCases {

        @ContractTest
        void verify(ContractInteraction interaction) {
            interaction.verify(server.url());
        }
    }

    @Test
    void verifyWhenProviderKeepsThePactReportsEachInteraction() {
        server.answer("/products/10", "{\"id\": 11, \"name\": \"Pot\", \"more\": true}");
        PactText.write(
                pacts,
                "storefront",
                "catalog",
                PactText.get(
                        "a request for one product",
                        "{\"name\": \"product exists\", \"params\": {\"id\": 10}}",
                        "/products/10",
                        "{\"id\": 10, \"name\": \"Kettle\"}",
                        PactText.byType("$.id", "$.name")));

        ContractTestRun run = ContractTestRun.of(pacts, CatalogTestCases.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.started())
                .containsExactly("storefront · given product exists {id=10} · a request for one product");
        assertThat(run.report().provider()).isEqualTo("catalog");
        assertThat(run.report().outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.status()).isEqualTo(Status.VERIFIED);
            assertThat(outcome.states()).containsExactly("product exists {id=10}");
            assertThat(outcome.type()).isEqualTo("http");
        });
    }

    @Test
    void verifyWhenProviderDiffersTellsEveryDifference() {
        server.answer("/products/10", "{\"id\": \"ten\", \"price\": {\"amount\": 49.0}}");
        PactText.write(
                pacts,
                "storefront",
                "catalog",
                PactText.get(
                        "a request for one product",
                        "{\"name\": \"no products\"}",
                        "/products/10",
                        "{\"id\": 10, \"name\": \"Kettle\", \"price\": {\"amount\": \"49.00\"}}",
                        PactText.byType("$.id", "$.name")));

        ContractTestRun run = ContractTestRun.of(pacts, CatalogTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("http-differences"));
        InteractionOutcome outcome = run.report().outcomes().get(0);
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.mismatches()).extracting(Mismatch::path).containsExactly("$.name", "$.id", "$.price.amount");
    }
}
