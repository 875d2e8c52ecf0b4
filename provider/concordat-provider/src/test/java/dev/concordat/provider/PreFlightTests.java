package dev.concordat.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.InteractionOutcome.Status;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class PreFlightTests {

    @TempDir
    Path pacts;

    @ProviderContract("catalog")
    static class CatalogTestCases {

        @ContractTest
        void verify(ContractInteraction interaction) {
            interaction.verify(URI.create("http://localhost:1"));
        }
    }

    static class WithoutContractTestCases {

        @ContractTest
        void verify(ContractInteraction interaction) {
            interaction.verify();
        }
    }

    @ProviderContract("catalog")
    static class WithoutInteractionTestCases {

        @ContractTest
        void verify(TestInfo info) {}
    }

    @ProviderContract("catalog")
    static class NotVerifyingTestCases {

        @ContractTest
        void verify(ContractInteraction interaction) {}
    }

    @ProviderContract("catalog")
    static class NowhereTestCases {

        @ContractTest
        void verify(ContractInteraction interaction) {
            interaction.verify();
        }
    }

    private void writeProducts(String states) {
        PactText.write(
                pacts, "storefront", "catalog", PactText.get("a request for one product", states, "/p", "{}", ""));
    }

    @Test
    void preFlightWhenStatesAreMissingTellsAllWithTheNearestAndAStubToPaste() {
        PactText.write(
                pacts,
                "storefront",
                "catalog",
                PactText.get("one", "{\"name\": \"product exist\", \"params\": {\"id\": 10}}", "/p", "{}", ""),
                PactText.get("two", "{\"name\": \"product exist\", \"params\": {\"name\": \"x\"}}", "/p", "{}", ""),
                PactText.get("four", "{\"name\": \"no products\"}", "/p", "{}", ""),
                PactText.get(
                        "three", "{\"name\": \"Ada's basket: full\"}, {\"name\": \"no products\"}", "/p", "{}", ""));

        ContractTestRun run = ContractTestRun.of(pacts, CatalogTestCases.class);

        assertThat(run.started()).isEmpty();
        assertThat(run.failures()).containsExactly(Golden.text("states-missing"));
        assertThat(run.report().outcomes())
                .extracting(InteractionOutcome::status)
                .containsExactly(Status.ERROR, Status.ERROR, Status.ERROR, Status.ERROR);
        assertThat(run.report().outcomes())
                .extracting(InteractionOutcome::error)
                .contains(
                        "Not run: provider state 'product exist' is not declared.",
                        "Not run: the declarations for 'catalog' have faults; see the failure of "
                                + CatalogTestCases.class.getName() + ".");
    }

    @Test
    void preFlightWhenStateUsesUnknownParameterNamesItsLine() {
        writeProducts("{\"name\": \"stock is known\", \"params\": {\"skuu\": \"K\", \"quantity\": 1}}");

        ContractTestRun run = ContractTestRun.of(pacts, CatalogTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("stub-parameter-unknown"));
    }

    @Test
    void preFlightWhenNoPactIsThereSaysWhereItLooked() {
        ContractTestRun run = ContractTestRun.of(pacts, CatalogTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("no-pacts"));
    }

    @Test
    void preFlightWhenPactsAreForOthersNamesThem() {
        PactText.write(pacts, "a", "orders", PactText.get("one", "", "/p", "{}", ""));
        PactText.write(pacts, "a", "catalogue", PactText.get("one", "", "/p", "{}", ""));

        ContractTestRun run = ContractTestRun.of(pacts, CatalogTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("pacts-for-others"));
    }

    @Test
    void preFlightWhenFilesAreNoPactsTellsEachOfThem() throws IOException {
        Files.writeString(pacts.resolve("a.json"), "{");
        Files.writeString(pacts.resolve("b.json"), "{\"consumer\": {\"name\": \"b\"}}");
        Files.writeString(
                pacts.resolve("c.json"),
                "{\"consumer\": {\"name\": \"c\"}, \"provider\": {\"name\": \"catalog\"}, \"interactions\": [],"
                        + " \"metadata\": {\"pactSpecification\": {\"version\": \"5.0\"}}}");

        ContractTestRun run = ContractTestRun.of(pacts, CatalogTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("not-pacts"));
    }

    @Test
    void preFlightWhenMessageIsSynchronousSaysItIsNotSupported() {
        PactText.write(pacts, "a", "catalog", """
                {"type": "Synchronous/Messages", "description": "a question", "request": {}, "response": [{}]}
                """);

        ContractTestRun run = ContractTestRun.of(pacts, CatalogTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("synchronous-message"));
    }

    @Test
    void verifyWhenNothingListensNamesUrlAndInteraction() {
        writeProducts("");

        ContractTestRun run = ContractTestRun.of(pacts, CatalogTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("provider-not-there"));
        assertThat(run.report().outcomes().get(0).status()).isEqualTo(Status.ERROR);
    }

    @Test
    void verifyWhenTargetIsUnknownSaysHowToNameIt() {
        writeProducts("");

        ContractTestRun run = ContractTestRun.of(pacts, NowhereTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("target-unknown"));
    }

    @Test
    void contractTestWhenClassHasNoContractSaysHowToAnnotateIt() {
        ContractTestRun run = ContractTestRun.of(pacts, WithoutContractTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("without-contract"));
    }

    @Test
    void contractTestWhenInteractionIsNotTakenShowsHowToWriteIt() {
        writeProducts("");

        ContractTestRun run = ContractTestRun.of(pacts, WithoutInteractionTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("without-interaction"));
    }

    @Test
    void contractTestWhenInteractionIsNotVerifiedFails() {
        writeProducts("");

        ContractTestRun run = ContractTestRun.of(pacts, NotVerifyingTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("not-verified"));
        assertThat(run.report().outcomes().get(0).status()).isEqualTo(Status.ERROR);
    }
}
