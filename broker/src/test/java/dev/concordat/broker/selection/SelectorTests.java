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

/** Every consumer version selector, and what it finds. */
@FreshDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SelectorTests {

    private final Broker broker;
    private final BrokerCalls calls;

    SelectorTests(Database database) {
        broker = RunningBroker.on(database);
        calls = new BrokerCalls(broker);
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @Test
    void mainBranchGivesItsLatestVersion() {
        Contract.of("web", "1").onBranch("main").publish(calls, "api");
        Contract.of("web", "2").onBranch("main").publish(calls, "api");
        Contract.of("web", "3").onBranch("feat/x").publish(calls, "api");
        Contract.of("app", "1").onBranch("master").publish(calls, "api");
        Contract.of("web", "4").onBranch("main").publish(calls, "other");

        assertThat(ForVerification.select(calls, "{'mainBranch': true}").reasons())
                .as("version 4 is the latest of web's main branch, and has no pact with this provider")
                .containsExactly("app 1: latest of main branch");
        Contract.of("web", "5").onBranch("main").publish(calls, "api");
        assertThat(ForVerification.select(calls, "{'mainBranch': true, 'latest': true}")
                        .reasons())
                .containsExactly("app 1: latest of main branch", "web 5: latest of main branch");
        assertThat(ForVerification.select(calls, "{'mainBranch': true, 'consumer': 'web'}")
                        .reasons())
                .containsExactly("web 5: latest of main branch");
    }

    @Test
    void branchGivesItsLatestVersionOrThatOfItsFallback() {
        Contract.of("web", "1").onBranch("main").publish(calls, "api");
        Contract.of("web", "2").onBranch("feat/x").publish(calls, "api");
        Contract.of("app", "1").onBranch("main").publish(calls, "api");

        assertThat(ForVerification.select(calls, "{'branch': 'feat/x'}").reasons())
                .containsExactly("web 2: latest of branch feat/x");
        assertThat(ForVerification.select(calls, "{'branch': 'feat/x', 'fallbackBranch': 'main'}")
                        .reasons())
                .containsExactly("web 2: latest of branch feat/x");
        assertThat(ForVerification.select(calls, "{'branch': 'nope'}").reasons())
                .isEmpty();
        ForVerification fallback =
                ForVerification.select(calls, "{'branch': 'nope', 'fallbackBranch': 'main', 'consumer': 'web'}");
        assertThat(fallback.reasons()).containsExactly("web 1: latest of branch main");
        assertThat(fallback.notices(0).get(0))
                .isEqualTo("The pact of web at http://broker/pacts/provider/api/consumer/web/pact-version/SHA is to be"
                        + " verified because it is that of\n    * version 1, the latest of branch 'main' (instead of"
                        + " 'nope', which has no pact)");
    }

    @Test
    void branchWhenTrueGivesEveryBranch() {
        Contract.of("web", "1").onBranch("main").publish(calls, "api");
        Contract.of("web", "2").onBranch("feat/x").publish(calls, "api");
        Contract.of("web", "3").onBranch("feat/x").publish(calls, "api");

        assertThat(ForVerification.select(calls, "{'branch': true}").reasons())
                .containsExactly("web 1: latest of branch main", "web 3: latest of branch feat/x");
    }

    @Test
    void matchingBranchAndTagAreThoseOfTheProvider() {
        Contract.of("web", "1").onBranch("feat/x").tagged("dev").publish(calls, "api");
        Contract.of("web", "2").onBranch("feat/y").publish(calls, "api");

        assertThat(ForVerification.ask(calls, """
                        {'providerVersionBranch': 'feat/y', 'consumerVersionSelectors': [{'matchingBranch': true}]}
                        """).reasons()).containsExactly("web 2: latest of branch feat/y");
        assertThat(ForVerification.ask(calls, """
                        {'providerVersionTags': ['dev'], 'consumerVersionSelectors': [{'matchingTag': true}]}
                        """).reasons()).containsExactly("web 1: latest tagged dev");
    }

    @Test
    void tagGivesAllVersionsOrTheLatestOrThatOfItsFallback() {
        Contract.of("web", "1").tagged("dev").publish(calls, "api");
        Contract.of("web", "2").tagged("dev").publish(calls, "api");
        Contract.of("web", "3").tagged("prod").publish(calls, "api");

        assertThat(ForVerification.select(calls, "{'tag': 'dev'}").reasons())
                .containsExactly("web 1: tagged dev", "web 2: tagged dev");
        assertThat(ForVerification.select(calls, "{'tag': 'dev', 'latest': true}")
                        .reasons())
                .containsExactly("web 2: latest tagged dev");
        assertThat(ForVerification.select(calls, "{'tag': 'nope', 'latest': true, 'fallbackTag': 'prod'}")
                        .reasons())
                .containsExactly("web 3: latest tagged prod");
    }

    @Test
    void latestGivesThePactThatWasPublishedForTheLastVersion() {
        Contract.of("web", "1").publish(calls, "api");
        Contract.of("web", "2").publish(calls, "api");
        Contract.of("web", "3").publish(calls, "other");
        Contract.of("app", "1").publish(calls, "api");

        assertThat(ForVerification.select(calls, "{'latest': true}").reasons())
                .containsExactly("app 1: latest", "web 2: latest");
        assertThat(ForVerification.select(calls, "{'latest': true, 'consumer': 'app'}")
                        .reasons())
                .containsExactly("app 1: latest");
    }

    @Test
    void environmentGivesWhatIsDeployedAndSupportedThere() {
        String test = environment("test");
        String production = environment("production");
        for (String version : new String[] {"1", "2", "3"}) {
            Contract.of("web", version).publish(calls, "api");
        }
        deploy("web", "1", test);
        deploy("web", "2", test);
        deploy("web", "2", production);
        release("web", "1", production);
        release("web", "3", production);

        assertThat(ForVerification.select(calls, "{'deployed': true}").reasons())
                .containsExactly("web 2: deployed to production, deployed to test");
        assertThat(ForVerification.select(calls, "{'released': true, 'environment': 'production'}")
                        .reasons())
                .containsExactly("web 1: released to production", "web 3: released to production");
        assertThat(ForVerification.select(calls, "{'environment': 'test'}").reasons())
                .containsExactly("web 2: deployed to test");
        assertThat(ForVerification.select(calls, "{'deployedOrReleased': true, 'environment': 'production'}")
                        .reasons())
                .containsExactly(
                        "web 1: released to production",
                        "web 2: deployed to production",
                        "web 3: released to production");
    }

    @Test
    void contentThatIsFoundTwiceIsGivenOnceForBothReasons() {
        Contract.of("web", "1").onBranch("main").saying("the same").publish(calls, "api");
        Contract.of("web", "2").onBranch("main").saying("another").publish(calls, "api");
        Contract.of("web", "3").tagged("dev").saying("the same").publish(calls, "api");
        Contract.of("web", "4").onBranch("feat/x").saying("the same").publish(calls, "api");

        ForVerification found = ForVerification.select(
                calls, "{'branch': 'feat/x'}", "{'tag': 'dev', 'latest': true}", "{'mainBranch': true}");

        assertThat(found.reasons())
                .containsExactly("web 2: latest of main branch", "web 4: latest of branch feat/x, latest tagged dev");
        assertThat(found.notices(1).get(0))
                .isEqualTo("The pact of web at http://broker/pacts/provider/api/consumer/web/pact-version/SHA is to be"
                        + " verified because it is that of\n    * version 4, the latest of branch 'feat/x'"
                        + "\n    * version 3, the latest tagged 'dev'");
        assertThat(BrokerCalls.json(calls.get(found.address("web 4")))
                        .path("_links")
                        .path("pb:consumer-versions")
                        .valueStream()
                        .map(link -> link.path("name").asString()))
                .containsExactly("3", "4");
    }

    @Test
    void nothingSaidGivesMainBranchesElseTagsOfTheirNamesElseTheLatest() {
        Contract.of("branched", "1").onBranch("main").publish(calls, "api");
        Contract.of("branched", "2").onBranch("feat/x").publish(calls, "api");
        calls.put("/pacticipants/tagging", "{\"mainBranch\": \"trunk\"}");
        Contract.of("tagging", "1").publish(calls, "api");
        calls.put("/pacticipants/tagging/versions/0/tags/other", "{}");
        Contract.of("unsorted", "1").publish(calls, "api");
        Contract.of("unsorted", "2").publish(calls, "api");

        assertThat(ForVerification.ask(calls, "{}").reasons())
                .containsExactly("branched 1: latest of main branch", "tagging 1: latest", "unsorted 2: latest");
    }

    private String environment(String name) {
        String body = "{\"name\": \"" + name + "\", \"production\": " + name.equals("production") + "}";
        return BrokerCalls.json(calls.post("/environments", body)).path("uuid").asString();
    }

    private void deploy(String consumer, String version, String environment) {
        record(consumer, version, "deployed-versions", environment);
    }

    private void release(String consumer, String version, String environment) {
        record(consumer, version, "released-versions", environment);
    }

    private void record(String consumer, String version, String what, String environment) {
        String address =
                "/pacticipants/" + consumer + "/versions/" + version + "/" + what + "/environment/" + environment;
        assertThat(calls.post(address, "{}").statusCode()).isEqualTo(201);
    }
}
