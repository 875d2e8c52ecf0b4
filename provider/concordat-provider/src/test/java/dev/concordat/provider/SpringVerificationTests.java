package dev.concordat.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.InteractionOutcome.Status;
import dev.concordat.provider.shop.ShopApplication;
import dev.concordat.provider.shop.ShopApplication.Shelf;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

class SpringVerificationTests {

    @TempDir
    Path pacts;

    @ProviderContract("shop")
    abstract static class Base {

        @Autowired
        private Shelf shelf;

        @ContractTest
        void verify(ContractInteraction interaction) {
            interaction.verify();
        }

        @ProviderState("a product is on the shelf")
        void onTheShelf(@StateParameter("id") int id) {
            shelf.products().add(id);
        }

        @ProviderState(value = "a product is on the shelf", phase = ProviderState.Phase.TEARDOWN)
        void clear() {
            shelf.products().clear();
        }
    }

    @SpringBootTest(
            classes = ShopApplication.class,
            webEnvironment = WebEnvironment.RANDOM_PORT,
            properties = "server.servlet.context-path=/shop")
    static class ShopTestCases extends Base {}

    @SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
    @ProviderContract("shop")
    static class NestingTestCases {

        @Nested
        class Inner extends Base {}
    }

    @SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.MOCK)
    static class WithoutServerTestCases extends Base {}

    @SpringBootTest(
            classes = {ShopApplication.class, BrokenTestCases.Broken.class},
            webEnvironment = WebEnvironment.RANDOM_PORT)
    static class BrokenTestCases extends Base {

        @TestConfiguration
        static class Broken {

            @Bean
            Runnable licence() {
                throw new IllegalStateException("no licence");
            }
        }
    }

    private void writePact(String quantity) {
        PactText.write(
                pacts,
                "storefront",
                "shop",
                PactText.get(
                        "a request for all products",
                        "{\"name\": \"a product is on the shelf\", \"params\": {\"id\": 7}}",
                        "/shelf",
                        "{\"ids\": [7]}",
                        ""),
                PactText.get(
                        "a request for the availability",
                        "{\"name\": \"stock is known\", \"params\": {\"sku\": \"KET-1\", \"quantity\": 7}}",
                        "/products/KET-1/availability",
                        "{\"quantity\": " + quantity + "}",
                        ""));
    }

    @Test
    void verifyWhenApplicationIsSpringBootFindsItsPortAndTellsItWhereThirdPartiesAre() {
        writePact("7");

        ContractTestRun run = ContractTestRun.of(pacts, ShopTestCases.class, NestingTestCases.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.started()).hasSize(4);
        assertThat(run.report().outcomes())
                .hasSize(2)
                .extracting(InteractionOutcome::status)
                .containsOnly(Status.VERIFIED);
    }

    @Test
    void verifyWhenThirdPartyWasAskedForSomethingElseShowsTheNearestStub() {
        PactText.write(
                pacts,
                "storefront",
                "shop",
                PactText.get(
                        "a request for the availability",
                        "{\"name\": \"stock is known\", \"params\": {\"sku\": \"KET-2\", \"quantity\": 7}}",
                        "/products/KET-1/availability",
                        "{\"quantity\": 7}",
                        ""));

        ContractTestRun run = ContractTestRun.of(pacts, ShopTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("third-party-unmatched"));
    }

    @Test
    void verifyWhenApplicationHasNoServerSaysHowToStartOne() {
        PactText.write(pacts, "storefront", "shop", PactText.get("one", "", "/products", "{}", ""));

        ContractTestRun run = ContractTestRun.of(pacts, WithoutServerTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("spring-without-server"));
    }

    @Test
    void verifyWhenApplicationDoesNotStartReportsEachInteractionAsError() {
        PactText.write(pacts, "storefront", "shop", PactText.get("one", "", "/products", "{}", ""));

        ContractTestRun run = ContractTestRun.of(pacts, BrokenTestCases.class);

        assertThat(run.report().outcomes())
                .singleElement()
                .extracting(InteractionOutcome::status)
                .isEqualTo(Status.ERROR);
        assertThat(run.report().outcomes().get(0).error()).contains("no licence");
    }
}
