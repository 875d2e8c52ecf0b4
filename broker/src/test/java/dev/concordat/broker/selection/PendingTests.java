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

/** When content is pending: a failure is not to fail the build of a provider that never promised it. */
@FreshDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PendingTests {

    private final Broker broker;
    private final BrokerCalls calls;

    PendingTests(Database database) {
        broker = RunningBroker.on(database);
        calls = new BrokerCalls(broker);
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    private static final String MAIN = """
            {'providerVersionBranch': 'main', 'includePendingStatus': true, 'consumerVersionSelectors': [{'latest': true}]}
            """;

    private static final String FEATURE = MAIN.replace("'main'", "'feat/x'");

    private void providerVersion(String version, String branch) {
        assertThat(calls.put("/pacticipants/api/branches/" + branch.replace("/", "%2F") + "/versions/" + version, "{}")
                        .statusCode())
                .isBetween(200, 201);
    }

    @Test
    void contentIsPendingUntilAVersionOfTheBranchHasVerifiedIt() {
        Contract.of("web", "1").publish(calls, "api");
        providerVersion("p1", "main");
        providerVersion("p2", "main");

        ForVerification first = ForVerification.ask(calls, MAIN);
        assertThat(first.status()).containsExactly("web 1 pending");
        first.verified("web 1", "p1", false);
        assertThat(ForVerification.ask(calls, MAIN).status()).containsExactly("web 1 pending");
        first.verified("web 1", "p2", true);

        ForVerification last = ForVerification.ask(calls, MAIN);
        assertThat(last.status()).containsExactly("web 1");
        assertThat(last.notices(0).get(1))
                .isEqualTo("It is not pending: a version of api from branch 'main' has verified this content before."
                        + " A failure fails the build.");
        last.verified("web 1", "p1", false);
        assertThat(ForVerification.ask(calls, MAIN).status())
                .as("a later failure takes no promise back")
                .containsExactly("web 1");
    }

    @Test
    void contentThatAnotherBranchVerifiedBeforeThisOneBeganIsNotPending() {
        Contract.of("web", "1").publish(calls, "api");
        providerVersion("p1", "main");
        ForVerification.ask(calls, MAIN).verified("web 1", "p1", true);

        assertThat(ForVerification.ask(calls, FEATURE).status())
                .as("the branch is about to be made, of what has passed")
                .containsExactly("web 1");
        providerVersion("p2", "feat/x");
        assertThat(ForVerification.ask(calls, FEATURE).status()).containsExactly("web 1");
    }

    @Test
    void contentThatAnotherBranchVerifiedSinceIsPending() {
        Contract.of("web", "1").publish(calls, "api");
        providerVersion("p1", "feat/x");
        providerVersion("p2", "main");
        ForVerification.ask(calls, MAIN).verified("web 1", "p2", true);

        ForVerification feature = ForVerification.ask(calls, FEATURE);
        assertThat(feature.status()).containsExactly("web 1 pending");
        assertThat(feature.notices(0).get(1))
                .isEqualTo("It is pending: a version of api from branch 'feat/x' has not verified this content yet."
                        + " A failure does not fail the build.");
    }

    @Test
    void contentIsPendingForTagsWhereNoBranchIsNamed() {
        Contract.of("web", "1").publish(calls, "api");
        providerVersion("p0", "main");
        calls.put("/pacticipants/api/versions/p0/tags/prod", "{}");
        calls.put("/pacticipants/api/versions/p1/tags/dev", "{}");
        String dev = "{'providerVersionTags': ['dev'], 'consumerVersionSelectors': [{'latest': true}]}";
        String both = dev.replace("['dev']", "['dev', 'prod']");
        ForVerification.ask(calls, dev).verified("web 1", "p1", true);

        assertThat(ForVerification.ask(calls, dev).status()).containsExactly("web 1");
        assertThat(ForVerification.ask(calls, both).status())
                .as("no version tagged 'prod' has verified it")
                .containsExactly("web 1 pending");
    }

    @Test
    void anyResultCountsWhereNeitherBranchNorTagIsNamed() {
        Contract.of("web", "1").publish(calls, "api");
        ForVerification first = ForVerification.select(calls, "{'latest': true}");
        assertThat(first.status()).containsExactly("web 1 pending");
        first.verified("web 1", "p1", true);

        assertThat(ForVerification.select(calls, "{'latest': true}").status()).containsExactly("web 1");
    }

    @Test
    void pendingWhenNotWantedIsNotSaid() {
        Contract.of("web", "1").publish(calls, "api");

        String answer = calls.post(
                        ForVerification.ADDRESS,
                        "{\"includePendingStatus\": false, \"consumerVersionSelectors\": [{\"latest\": true}]}")
                .body();

        assertThat(answer).doesNotContain("\"pending\"").doesNotContain("after_verification");
    }
}
