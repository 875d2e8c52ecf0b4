package dev.concordat.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import dev.concordat.configuration.UserCache;
import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.InteractionOutcome.Status;
import dev.concordat.outcome.VerificationReports;
import dev.concordat.outcome.VerifiedPact;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerVerificationTests {

    private static final TrivialServer SERVER = new TrivialServer()
            .answer("/one", "{\"id\": 1}")
            .answer("/two", "{\"id\": 2}")
            .answer("/wrong", "{\"id\": 3}");

    private static final String ONE = PactText.get("one", "", "/one", "{\"id\": 1}", "");
    private static final String TWO = PactText.get("two", "", "/two", "{\"id\": 2}", "");
    private static final String WRONG = PactText.get("wrong", "", "/wrong", "{\"id\": 0}", "");
    private static final String UNREACHABLE =
            PactText.get("new", "{\"name\": \"nobody declared this\"}", "/one", "{\"id\": 1}", "");

    @TempDir
    Path cache;

    private final PlayedBroker broker = new PlayedBroker();

    @ProviderContract("catalog")
    static class CatalogTestCases {

        @ContractTest
        void verify(ContractInteraction interaction) {
            interaction.verify(SERVER.url());
        }
    }

    @BeforeEach
    void useOwnCache() {
        System.setProperty(UserCache.FOLDER, cache.toString());
    }

    @AfterEach
    void stop() {
        System.clearProperty(UserCache.FOLDER);
        broker.close();
    }

    @AfterAll
    static void stopServer() {
        SERVER.close();
    }

    private ContractTestRun run(String... properties) {
        return ContractTestRun.with(broker.properties(properties), CatalogTestCases.class);
    }

    @Test
    void runWhenBrokerIsNamedVerifiesWhatItSelectsAndSaysWhy() {
        broker.selects("storefront", "a1", false, ONE, TWO).selects("warehouse", "b2", false, ONE);

        ContractTestRun run = run();

        assertThat(run.failures()).isEmpty();
        assertThat(run.started()).containsExactly("storefront · one", "storefront · two", "warehouse · one");
        assertThat(run.steps())
                .containsExactly(
                        "2 pacts from http://BROKER, selected by mainBranch; deployedOrReleased; matchingBranch,"
                                + " for branch main",
                        "  storefront (a1): latest version from the main branch 'main' (a1)",
                        "  warehouse (b2): latest version from the main branch 'main' (b2)",
                        "verified 3 of 3 interactions",
                        "reported to target/concordat/verification-catalog.json");
        assertThat(run.report().pacts())
                .containsExactly(
                        new VerifiedPact(
                                broker.url() + PlayedBroker.PACTS + "/consumer/storefront/pact-version/"
                                        + "a1".repeat(20),
                                "storefront",
                                List.of("latest version from the main branch 'main' (a1)"),
                                false,
                                ""),
                        new VerifiedPact(
                                broker.url() + PlayedBroker.PACTS + "/consumer/warehouse/pact-version/"
                                        + "b2".repeat(20),
                                "warehouse",
                                List.of("latest version from the main branch 'main' (b2)"),
                                false,
                                ""));
        assertThat(run.report().outcomes())
                .extracting(InteractionOutcome::status)
                .containsOnly(Status.VERIFIED);
        assertThat(broker.bodies(RequestMethod.POST, "/for-verification")).containsExactly(Golden.text("selection"));
    }

    @Test
    void runWhenPactIsPendingTellsWhatIsWrongAndPasses() {
        broker.selects("storefront", "a1", false, ONE).selects("mobile", "b2", true, ONE, WRONG, UNREACHABLE);

        ContractTestRun run = run("pactbroker.enablePending", "true", "pact.verifier.publishResults", "true");

        assertThat(run.failures()).isEmpty();
        assertThat(run.aborted()).containsExactly(Golden.text("pending-failed"), Golden.text("pending-unreachable"));
        assertThat(run.report().outcomes())
                .extracting(InteractionOutcome::status)
                .containsExactly(Status.VERIFIED, Status.VERIFIED, Status.PENDING, Status.PENDING);
        assertThat(run.steps())
                .endsWith(
                        "no result published of mobile: nothing is known of 1 of its 3 interactions",
                        "published for version c0ffee: storefront verified, http://BROKER/results/7",
                        "verified 2 of 4 interactions, 2 pending",
                        "reported to target/concordat/verification-catalog.json");
    }

    @Test
    void runWhenConsumersAreFilteredTakesTheirPactsAlone() {
        broker.selects("storefront", "a1", false, ONE, TWO).selects("warehouse", "b2", false, ONE);

        ContractTestRun run = run("pact.verifier.publishResults", "true", "pact.filter.consumers", "warehouse, mobile");

        assertThat(run.started()).containsExactly("warehouse · one");
        assertThat(broker.bodies(RequestMethod.POST, "/verification-results")).hasSize(1);
    }

    @Test
    void runWhenFilterLeavesNothingProposesTheNearest() {
        broker.selects("storefront", "a1", false, ONE, TWO);

        ContractTestRun run = run("pact.filter.consumers", "storefrnt");

        assertThat(run.failures()).containsExactly("""
                There are interactions, but a filter leaves none of them: pact.filter.consumers=storefrnt.
                  Where: system property 'pact.filter.consumers'
                  Fix: did you mean 'storefront'? The pacts are of: 'storefront'.""");
    }

    @Test
    void runWhenVersionsOfAConsumerShareInteractionsVerifiesThemOnceForAll() {
        broker.selects("storefront", "a1", false, ONE, WRONG).selects("storefront", "b2", true, TWO, WRONG, ONE);
        SERVER.requests().clear();

        ContractTestRun run = run("pact.verifier.publishResults", "true");

        assertThat(run.started())
                .containsExactly(
                        "storefront (a1, b2) · one", "storefront (a1, b2) · wrong", "storefront (b2) · two · pending");
        assertThat(SERVER.requests()).containsExactly("GET /one", "GET /wrong", "GET /two");
        assertThat(run.report().outcomes())
                .extracting(
                        outcome -> outcome.pact().replaceFirst(".*/(..)[^/]*$", "$1"),
                        InteractionOutcome::description,
                        InteractionOutcome::status)
                .containsExactly(
                        tuple("a1", "one", Status.VERIFIED),
                        tuple("b2", "one", Status.VERIFIED),
                        tuple("a1", "wrong", Status.FAILED),
                        tuple("b2", "wrong", Status.PENDING),
                        tuple("b2", "two", Status.VERIFIED));
        assertThat(run.failures()).hasSize(1);
        assertThat(broker.bodies(RequestMethod.POST, "/verification-results")).hasSize(2);
    }

    @Test
    void runWhenContentsWereFetchedBeforeTakesThemFromTheCache() {
        broker.selects("storefront", "a1", false, ONE);
        run();

        ContractTestRun run = run("pact.verifier.publishResults", "true");

        assertThat(run.started()).containsExactly("storefront · one");
        assertThat(broker.requests().stream().filter(request -> request.startsWith("GET /pacts/")))
                .hasSize(1);
        assertThat(broker.requests().get(broker.requests().size() - 1))
                .endsWith("a1a1/metadata/cw/verification-results");
    }

    @Test
    void runWhenBrokerSelectsNothingSaysWhereItLooked() {
        ContractTestRun run = run();

        assertThat(run.started()).isEmpty();
        assertThat(run.failures()).containsExactly(Golden.text("broker-selects-nothing"));
    }

    @Test
    void runWhenNoConsumerIsAllowedPassesWithNothingVerified() {
        ContractTestRun run = run("pact.verifier.ignoreNoConsumers", "true");

        assertThat(run.failures()).isEmpty();
        assertThat(run.started()).isEmpty();
    }

    @Test
    void runWhenBrokerFailsCountsNothingAsVerified() {
        broker.selects("storefront", "a1", false, ONE)
                .answers("POST", ".*/for-verification", 500, "{\"error\": {\"message\": \"out of order\"}}");

        ContractTestRun run = run();

        assertThat(run.failures()).singleElement().asString().contains("500 Internal Server Error: out of order");
        assertThat(run.started()).isEmpty();
        assertThat(VerificationReports.readAll(Path.of(""))).isEmpty();
    }

    @Test
    void runWhenOnePactIsNamedByItsAddressVerifiesItAlone() {
        broker.selects("storefront", "a1", false, ONE).selects("warehouse", "b2", false, TWO);

        ContractTestRun run = run(
                "pact.filter.pacturl",
                broker.url() + PlayedBroker.PACTS + "/consumer/warehouse/pact-version/" + "b2".repeat(20)
                        + "/metadata/cw",
                "pact.verifier.publishResults",
                "true");

        assertThat(run.failures()).isEmpty();
        assertThat(run.started()).containsExactly("warehouse · two");
        assertThat(run.steps())
                .startsWith("1 pact from http://BROKER, for branch main", "  warehouse (b2): named by its address");
        assertThat(broker.bodies(RequestMethod.POST, "/verification-results")).hasSize(1);
    }

    @Test
    void runWhenTheOnePactIsOfAnotherProviderVerifiesNothing() {
        String place = "/pacts/provider/stock/consumer/warehouse/pact-version/" + "b2".repeat(20);
        broker.answers("GET", place, 200, """
                {"consumer": {"name": "warehouse"}, "provider": {"name": "stock"}, "interactions": []}""");

        ContractTestRun run = run("pact.filter.pacturl", broker.url() + place);

        assertThat(run.failures()).isEmpty();
        assertThat(run.started()).isEmpty();
        assertThat(run.steps())
                .containsExactly("nothing to verify: the pact at http://BROKER" + place + " is for 'stock'");
    }

    @Test
    void runWhenTheOnePactHasNoAddressSaysSo() {
        assertThat(run("pact.filter.pacturl", "${pactbroker pactUrl}").failures())
                .containsExactly("""
                '${pactbroker pactUrl}' is not the address of a pact.
                  Where: system property 'pact.filter.pacturl'
                  Fix: give the one that a webhook of the Pact Broker passes on as ${pactbroker.pactUrl}.""");
    }

    @Test
    void runWhenFilterIsNoExpressionSaysSo() {
        broker.selects("storefront", "a1", false, ONE);

        assertThat(run("pact.filter.description", "a (request").failures()).containsExactly("""
                'a (request' is not a regular expression: Unclosed group.
                  Where: system property 'pact.filter.description'
                  Fix: write one that matches the whole text, such as 'a request for .*'.""");
    }

    @Test
    void runWhenStatesAreFilteredTakesTheInteractionsThatNeedOne() {
        broker.selects(
                "storefront", "a1", false, ONE, PactText.get("three", "{\"name\": \"no products\"}", "/one", "{}", ""));

        assertThat(run("pact.filter.providerState", "no .*").started())
                .containsExactly("storefront · given no products · three");
    }
}
