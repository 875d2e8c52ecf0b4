package dev.concordat.broker.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerCalls;
import dev.concordat.broker.Contract;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is work in progress: last versions of branches and tags that nobody asked for by name. */
@FreshDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkInProgressTests {

    private final Broker broker;
    private final BrokerCalls calls;

    WorkInProgressTests(Database database) {
        broker = RunningBroker.on(database);
        calls = new BrokerCalls(broker);
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    private static final String MAIN = """
            {'providerVersionBranch': 'main', 'includeWipPactsSince': '2020-01-01',
             'consumerVersionSelectors': [{'mainBranch': true}]}
            """;

    private void providerVersion(String version) {
        assertThat(calls.put("/pacticipants/api/branches/main/versions/" + version, "{}")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void lastVersionsOfBranchesAndTagsAreWorkInProgress() {
        Contract.of("web", "1").onBranch("main").publish(calls, "api");
        Contract.of("web", "2").onBranch("feat/x").publish(calls, "api");
        Contract.of("web", "3").onBranch("feat/x").publish(calls, "api");
        Contract.of("web", "4").tagged("beta").publish(calls, "api");
        Contract.of("web", "5").tagged("alpha").publish(calls, "api");
        Contract.of("web", "6").publish(calls, "api");

        ForVerification found = ForVerification.ask(calls, MAIN);

        assertThat(found.status())
                .containsExactly("web 1 pending", "web 3 pending wip", "web 4 pending wip", "web 5 pending wip");
        assertThat(found.notices(1))
                .containsExactly(
                        "The pact of web at http://broker/pacts/provider/api/consumer/web/pact-version/SHA is to be"
                                + " verified as work in progress: nobody asked for it by name, a version of api from"
                                + " branch 'main' has not verified it yet, and it is that of"
                                + "\n    * version 3, the latest of branch 'feat/x'",
                        "It is pending, as all work in progress is. A failure does not fail the build.");
    }

    @Test
    void contentThatIsAskedForIsNotWorkInProgressAsWell() {
        Contract.of("web", "1").onBranch("main").saying("the same").publish(calls, "api");
        Contract.of("web", "2").onBranch("feat/x").saying("the same").publish(calls, "api");

        assertThat(ForVerification.ask(calls, MAIN).status()).containsExactly("web 1 pending");
    }

    @Test
    void verifyingWorkInProgressLeavesItThatUntilItIsAskedFor() {
        Contract.of("web", "1").onBranch("feat/x").publish(calls, "api");
        providerVersion("p1");

        ForVerification.ask(calls, MAIN).verified("web 1", "p1", true);
        assertThat(ForVerification.ask(calls, MAIN).status()).containsExactly("web 1 pending wip");

        ForVerification.ask(calls, MAIN.replace("'mainBranch': true", "'branch': 'feat/x'"))
                .verified("web 1", "p1", true);
        assertThat(ForVerification.ask(calls, MAIN).status()).isEmpty();
    }

    @Test
    void pactsFromBeforeAreLeftOut() {
        Contract.of("web", "1").onBranch("feat/x").publish(calls, "api");

        assertThat(ForVerification.ask(calls, MAIN.replace("2020-01-01", "2999-01-01T00:00:00+02:00"))
                        .status())
                .isEmpty();
    }

    @Test
    void nothingIsWorkInProgressForABuildWithoutBranchAndTags() {
        Contract.of("web", "1").onBranch("feat/x").publish(calls, "api");

        assertThat(ForVerification.ask(calls, MAIN.replace("'providerVersionBranch': 'main',", ""))
                        .status())
                .isEmpty();
    }

    @Test
    void workInProgressIsOfTagsWhereNoBranchIsNamed() {
        Contract.of("web", "1").onBranch("feat/x").publish(calls, "api");
        String tags = MAIN.replace("'providerVersionBranch': 'main'", "'providerVersionTags': ['dev']");
        calls.put("/pacticipants/api/versions/p1/tags/dev", "{}");

        assertThat(ForVerification.ask(calls, tags).status()).containsExactly("web 1 pending wip");
        ForVerification.select(calls, "{'branch': 'feat/x'}").verified("web 1", "p1", true);
        assertThat(ForVerification.ask(calls, tags).status()).isEmpty();
    }
}
