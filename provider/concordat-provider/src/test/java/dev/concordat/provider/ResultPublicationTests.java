package dev.concordat.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import dev.concordat.configuration.UserCache;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultPublicationTests {

    private static final TrivialServer SERVER = new TrivialServer()
            .answer("/one", "{\"id\": 1}")
            .answer("/two", "{\"id\": 2}")
            .answer("/wrong", "{\"id\": 3}");

    private static final String ONE = PactText.get("one", "", "/one", "{\"id\": 1}", "");
    private static final String TWO = PactText.get("two", "", "/two", "{\"id\": 2}", "");
    private static final String WRONG = PactText.get("wrong", "", "/wrong", "{\"id\": 0}", "");

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

    @ProviderContract("catalog")
    static class CatalogAgainTestCases {

        @ContractTest
        void verify(ContractInteraction interaction) {
            interaction.verify(SERVER.url());
            assertThat(interaction.description()).isNotEqualTo("two");
        }
    }

    @ProviderContract("catalog")
    static class UnreachableTestCases {

        @ContractTest
        void verify(ContractInteraction interaction) {
            interaction.verify(URI.create("http://localhost:1"));
        }
    }

    @ProviderContract("catalog")
    static class FailingTeardownTestCases {

        @AfterAll
        static void clear() {
            assertThat(SERVER.requests()).as("requests that are left").isEmpty();
        }

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
    void runWhenResultsAreAskedForPublishesEachPactOnceAfterTheVersion() {
        broker.selects("storefront", "a1", false, ONE, WRONG).selects("warehouse", "b2", false, ONE);

        ContractTestRun run = run(
                "pact.verifier.publishResults",
                "true",
                "pact.provider.tag",
                "prod, eu",
                "pact.verifier.buildUrl",
                "http://ci.example.org/7");

        assertThat(run.failures()).hasSize(1);
        assertThat(broker.requests())
                .endsWith(
                        "PUT /pacticipants/catalog/branches/main/versions/c0ffee",
                        "PUT /pacticipants/catalog/versions/c0ffee/tags/prod",
                        "PUT /pacticipants/catalog/versions/c0ffee/tags/eu",
                        "POST " + PlayedBroker.PACTS + "/consumer/storefront/pact-version/" + "a1".repeat(20)
                                + "/metadata/cw/verification-results",
                        "POST " + PlayedBroker.PACTS + "/consumer/warehouse/pact-version/" + "b2".repeat(20)
                                + "/metadata/cw/verification-results");
        assertThat(broker.bodies(RequestMethod.POST, "/verification-results"))
                .containsExactly(Golden.text("published-failed"), Golden.text("published-verified"));
    }

    @Test
    void runWhenADatabaseStopsAtAVersionPublishesNothing(@TempDir Path declared) throws IOException {
        broker.selects("storefront", "a1", false, ONE);

        ContractTestRun run = DeclaredBy.yaml(
                declared, "databases: {main: {version: '1'}}", () -> run("pact.verifier.publishResults", "true"));

        assertThat(run.failures()).isEmpty();
        assertThat(run.report().schemaVersion()).containsExactly("main 1");
        assertThat(run.steps()).contains("no result published: database 'main' stops at version '1'");
        assertThat(broker.bodies(RequestMethod.POST, "/verification-results")).isEmpty();
    }

    @Test
    void runWhenPendingPactFailsPublishesThatItFailed() {
        broker.selects("mobile", "b2", true, ONE, WRONG);

        ContractTestRun run = run("pactbroker.enablePending", "true", "pact.verifier.publishResults", "true");

        assertThat(run.failures()).isEmpty();
        assertThat(broker.bodies(RequestMethod.POST, "/verification-results"))
                .singleElement()
                .asString()
                .contains("\"providerApplicationVersion\": \"c0ffee\",\n  \"success\": false,");
    }

    @Test
    void runWhenInteractionIsPendingPassesAndPublishesSuccess() {
        String pending = WRONG.replaceFirst("\\{", "{\"pending\": true,");
        broker.selects("storefront", "a1", false, ONE, pending);

        ContractTestRun run = run("pact.verifier.publishResults", "true");

        assertThat(run.failures()).isEmpty();
        assertThat(run.aborted()).hasSize(1);
        assertThat(broker.bodies(RequestMethod.POST, "/verification-results"))
                .singleElement()
                .asString()
                .contains("\"providerApplicationVersion\": \"c0ffee\",\n  \"success\": true,")
                .contains("\"failureCount\": 1,\n      \"testCount\": 2");
    }

    @Test
    void runWhenSomethingWasFilteredOutPublishesOnlyWhatIsComplete() {
        broker.selects("storefront", "a1", false, ONE, TWO).selects("warehouse", "b2", false, ONE);

        ContractTestRun run = run("pact.verifier.publishResults", "true", "pact.filter.description", "on.");

        assertThat(run.started()).containsExactly("storefront · one", "warehouse · one");
        assertThat(run.steps())
                .contains(
                        "no result published of storefront: nothing is known of 1 of its 2 interactions",
                        "published for version c0ffee: warehouse verified, http://BROKER/results/7");
    }

    @Test
    void runWhenPublishingIsRefusedFailsWithTheReasonForEach() {
        broker.selects("storefront", "a1", false, ONE)
                .selects("warehouse", "b2", false, ONE)
                .answers("POST", ".*/verification-results", 400, "{\"errors\": {\"buildUrl\": [\"is no URL\"]}}");

        ContractTestRun run = run("pact.verifier.publishResults", "true");

        assertThat(run.failures()).containsExactly(Golden.text("publishing-refused"));
        assertThat(run.report().outcomes()).hasSize(2);
    }

    @Test
    void runWhenProviderCannotBeAskedPublishesNothing() {
        broker.selects("storefront", "a1", false, ONE);

        ContractTestRun run = ContractTestRun.with(
                broker.properties("pact.verifier.publishResults", "true"), UnreachableTestCases.class);

        assertThat(run.failures()).hasSize(1);
        assertThat(run.steps())
                .contains("no result published of storefront: nothing is known of 1 of its 1 interactions");
        assertThat(broker.bodies(RequestMethod.POST, "/verification-results")).isEmpty();
    }

    @Test
    void runWhenTeardownOfTheClassFailsPublishesNothing() {
        broker.selects("storefront", "a1", false, ONE);

        ContractTestRun run = ContractTestRun.with(
                broker.properties("pact.verifier.publishResults", "true"), FailingTeardownTestCases.class);

        assertThat(run.failures()).singleElement().asString().contains("requests that are left");
        assertThat(run.steps())
                .contains("no result published: dev.concordat.provider.ResultPublicationTests$FailingTeardownTestCases"
                        + " itself failed");
        assertThat(broker.bodies(RequestMethod.POST, "/verification-results")).isEmpty();
    }

    @Test
    void runWhenTwoClassesVerifyPublishesAgainOnlyWhatTurnedOutOtherwise() {
        broker.selects("storefront", "a1", false, ONE, TWO).selects("warehouse", "b2", false, ONE);

        ContractTestRun run = ContractTestRun.with(
                broker.properties("pact.verifier.publishResults", "true"),
                CatalogTestCases.class,
                CatalogAgainTestCases.class);

        assertThat(run.failures()).hasSize(1);
        assertThat(run.steps().stream().filter(step -> step.startsWith("published")))
                .containsExactly(
                        "published for version c0ffee: storefront verified, http://BROKER/results/7",
                        "published for version c0ffee: warehouse verified, http://BROKER/results/7",
                        "published for version c0ffee: storefront failed, http://BROKER/results/7");
    }

    @Test
    void runWhenPactsAreOfAFolderSaysThatNoResultIsPublished(@TempDir Path pacts) {
        PactText.write(pacts, "storefront", "catalog", ONE);

        ContractTestRun run = ContractTestRun.with(
                Map.of("pactfolder.path", pacts.toString(), "pact.verifier.publishResults", "true"),
                CatalogTestCases.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.steps())
                .startsWith("no result will be published: the pacts are those of a folder; name a Pact Broker by"
                        + " pactbroker.url");
    }
}
