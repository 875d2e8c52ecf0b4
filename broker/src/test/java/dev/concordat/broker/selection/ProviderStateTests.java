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

/** The states that the consumers of a provider rely on. */
@FreshDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderStateTests {

    private final Broker broker;
    private final BrokerCalls calls;

    ProviderStateTests(Database database) {
        broker = RunningBroker.on(database);
        calls = new BrokerCalls(broker);
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @Test
    void statesAreThoseOfMainBranchesWithTheirConsumers() {
        Contract.of("web", "1").onBranch("main").given("a product exists").publish(calls, "api");
        Contract.of("app", "1").onBranch("main").given("a product exists").publish(calls, "api");
        Contract.of("web", "2")
                .onBranch("feat/x")
                .given("a product is sold out")
                .publish(calls, "api");

        assertThat(calls.get("/pacts/provider/api/provider-states").body()).isEqualTo("""
                        {"providerStates":[{"name":"a product exists","consumers":["app","web"]}]}""");
        assertThat(calls.get("/pacts/provider/api/provider-states/branch/feat%2Fx")
                        .body())
                .isEqualTo("""
                        {"providerStates":[{"name":"a product is sold out","consumers":["web"]}]}""");
    }

    @Test
    void statesOfAnEnvironmentAreThoseOfWhatIsDeployedThere() {
        Contract.of("web", "1").given("a product exists").publish(calls, "api");
        String uuid = BrokerCalls.json(calls.post("/environments", "{\"name\": \"test\", \"production\": false}"))
                .path("uuid")
                .asString();
        calls.post("/pacticipants/web/versions/1/deployed-versions/environment/" + uuid, "{}");

        assertThat(calls.get("/pacts/provider/api/provider-states/environment/" + uuid)
                        .body())
                .isEqualTo("""
                        {"providerStates":[{"name":"a product exists","consumers":["web"]}]}""");
        assertThat(calls.get("/pacts/provider/api/provider-states/environment/nope")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void statesOfAnUnknownProviderAreNotFound() {
        assertThat(calls.get("/pacts/provider/nope/provider-states").statusCode())
                .isEqualTo(404);
    }
}
