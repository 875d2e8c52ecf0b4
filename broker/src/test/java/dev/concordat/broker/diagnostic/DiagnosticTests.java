package dev.concordat.broker.diagnostic;

import static dev.concordat.broker.BrokerCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerCalls;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@FreshDatabase
class DiagnosticTests {

    @Test
    void statusWhenAllIsWellSaysSo(Database database) {
        try (Broker broker = RunningBroker.on(database)) {
            BrokerCalls calls = new BrokerCalls(broker);
            HttpResponse<String> heartbeat = calls.get("/diagnostic/status/heartbeat");
            HttpResponse<String> dependencies = calls.get("/diagnostic/status/dependencies");

            assertThat(heartbeat.headers().firstValue("Content-Type")).contains("application/hal+json");
            assertThat(heartbeat.body())
                    .isEqualTo("{\"ok\":true,\"_links\":{\"self\":{\"href\":\"" + broker.url()
                            + "/diagnostic/status/heartbeat\"}}}");
            assertThat(dependencies.statusCode()).isEqualTo(200);
            assertThat(dependencies.body())
                    .isEqualTo("{\"database\":{\"ok\":true},\"_links\":{\"self\":{\"href\":\"" + broker.url()
                            + "/diagnostic/status/dependencies\"}}}");
        }
    }

    @Test
    void metricsCountWhatWasPublished(Database database) {
        try (Broker broker = RunningBroker.on(database)) {
            BrokerCalls calls = new BrokerCalls(broker);
            String pacts = "/pacts/provider/orders/consumer/shop/version/";
            calls.put(pacts + "1", "{\"interactions\": [{\"description\": \"a\"}, {\"description\": \"b\"}]}");
            calls.put(pacts + "2", "{\"interactions\": [{\"description\": \"a\"}], \"messages\": []}");
            calls.put("/pacts/provider/stock/consumer/shop/version/2", "{\"messages\": [{\"description\": \"m\"}]}");
            calls.put("/pacticipants/shop/branches/main/versions/2", "{}");
            calls.put("/pacticipants/orders/versions/1/tags/prod", "{}");

            var metrics = json(calls.get("/metrics"));
            HttpResponse<String> exposition = calls.get("/metrics/prometheus");

            assertThat(metrics.get("interactions").toString())
                    .isEqualTo("{\"latestInteractionsCount\":1,\"latestMessagesCount\":1,"
                            + "\"latestInteractionsAndMessagesCount\":2}");
            assertThat(metrics.get("pactRevisionsPerConsumerVersion").toString())
                    .isEqualTo("{\"distribution\":{\"1\":3}}");
            assertThat(metrics.get("pacticipantVersions").toString())
                    .isEqualTo("{\"count\":3,\"withUserCreatedBranchCount\":1,\"withBranchCount\":2,"
                            + "\"withBranchSetCount\":2}");
            assertThat(exposition.headers().firstValue("Content-Type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(exposition.body())
                    .contains("""
                            # HELP concordat_broker_pacticipants Pacticipants.
                            # TYPE concordat_broker_pacticipants gauge
                            concordat_broker_pacticipants 3
                            """)
                    .contains("\nconcordat_broker_pact_publications 3\n")
                    .contains("\nconcordat_broker_verification_results{success=\"false\"} 0\n");
            assertThat(exposition.body().lines())
                    .allMatch(
                            line -> line.matches("# (HELP|TYPE) .*|concordat_broker_\\w+(\\{\\w+=\"\\w+\"})? [\\d.]+"));
        }
    }
}
