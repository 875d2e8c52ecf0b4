package dev.concordat.broker.pact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerCalls;
import dev.concordat.broker.Contract;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All pacts of a consumer version at once. */
@FreshDatabase
class PublishTests {

    private Broker broker;
    private BrokerCalls calls;

    @BeforeEach
    void start(Database database) {
        broker = RunningBroker.on(database);
        calls = new BrokerCalls(broker);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void pactsOfSeveralProvidersAreAllThereWithTheirIntegrations() {
        Contract.of("web", "1").publish(calls, "stock", "shop", "mail");

        assertThat(BrokerCalls.json(calls.get("/integrations"))
                        .at("/_embedded/integrations")
                        .size())
                .isEqualTo(3);
        for (String provider : new String[] {"stock", "shop", "mail"}) {
            assertThat(calls.get("/pacts/provider/" + provider + "/consumer/web/version/1")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void pactsWhenOneIsThereAlreadyAddTheOthers() {
        Contract.of("web", "1").publish(calls, "shop");

        HttpResponse<String> answer = Contract.of("web", "1").send(calls, "stock", "shop");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "Updated web version 1",
                        "Published the pact of web version 1 with stock.",
                        "The pact of web version 1 with shop was there already, the same.");
    }

    @Test
    void pactsWhenOneIsThereWithOtherContentAreRefusedTogether() {
        Contract.of("web", "1").publish(calls, "shop");

        HttpResponse<String> answer = Contract.of("web", "1")
                .onBranch("main")
                .saying("something else")
                .send(calls, "stock", "shop");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(calls.get("/pacts/provider/stock/consumer/web/version/1").statusCode())
                .isEqualTo(404);
        assertThat(calls.get("/pacticipants/web/branches/main").statusCode()).isEqualTo(404);
    }

    @Test
    void secondPactWithOneProviderMeetsTheFirst() {
        HttpResponse<String> answer = Contract.of("web", "1").send(calls, "shop", "shop");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "Published the pact of web version 1 with shop.",
                        "The pact of web version 1 with shop was there already, the same.");
    }

    @Test
    void buildIsThatOfTheLastPublicationThatNamesOne() {
        Contract.of("web", "1").builtBy("https://ci/1").publish(calls, "shop");
        Contract.of("web", "1").builtBy("https://ci/2").publish(calls, "shop");
        Contract.of("web", "1").publish(calls, "shop");

        assertThat(BrokerCalls.json(calls.get("/pacticipants/web/versions/1"))
                        .at("/buildUrl")
                        .asString())
                .isEqualTo("https://ci/2");
    }

    @Test
    void branchAndTagsAreAddedToThoseOfThePublicationsBefore() {
        Contract.of("web", "1").onBranch("main").tagged("a").publish(calls, "shop");
        Contract.of("web", "1").onBranch("feature").tagged("a").tagged("b").publish(calls, "shop");

        assertThat(calls.get("/pacticipants/web/branches/main/versions/1").statusCode())
                .isEqualTo(200);
        assertThat(calls.get("/pacticipants/web/branches/feature/versions/1").statusCode())
                .isEqualTo(200);
        assertThat(calls.get("/pacticipants/web/versions/1/tags/a").statusCode())
                .isEqualTo(200);
        assertThat(calls.get("/pacticipants/web/versions/1/tags/b").statusCode())
                .isEqualTo(200);
        assertThat(BrokerCalls.json(calls.get("/pacticipants/web"))
                        .at("/mainBranch")
                        .asString())
                .isEqualTo("main");
    }
}
