package dev.concordat.broker.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerCalls;
import dev.concordat.broker.Contract;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What webhooks are told when a result is published. */
@FreshDatabase
class ResultEventTests {

    /** Nobody listens there: what counts here is that it was tried. */
    private static final String NOWHERE = "http://127.0.0.1:1/";

    private static final Map<String, String> WEBHOOKS = Map.of(
            "concordat.broker.webhook.scheme-whitelist", "http",
            "concordat.broker.webhook.allowed-networks", "127.0.0.0/8",
            "concordat.broker.webhook.host-whitelist", "127.0.0.1",
            "concordat.broker.webhook.retry-schedule", "0");

    @ParameterizedTest
    @CsvSource({"true, provider_verification_succeeded", "false, provider_verification_failed"})
    void resultWhenPublishedIsToldByTwoEvents(boolean success, String event, Database database) {
        try (Broker broker = RunningBroker.on(database, WEBHOOKS)) {
            BrokerCalls calls = new BrokerCalls(broker);
            for (String name : new String[] {
                "provider_verification_published",
                "provider_verification_succeeded",
                "provider_verification_failed",
                "contract_published"
            }) {
                assertThat(calls.post("/webhooks", webhook(name)).statusCode()).isEqualTo(201);
            }
            Contract.of("web", "1").publish(calls, "api");

            String result = publish(calls, success);

            assertThat(BrokerCalls.json(calls.get(result + "/triggered-webhooks"))
                            .path("_embedded")
                            .path("triggeredWebhooks")
                            .valueStream()
                            .map(each -> each.path("eventName").asString()))
                    .containsExactlyInAnyOrder("provider_verification_published", event);
        }
    }

    @Test
    void resultWhenRefusedIsToldToNobody(Database database) {
        try (Broker broker = RunningBroker.on(database, WEBHOOKS)) {
            BrokerCalls calls = new BrokerCalls(broker);
            calls.post("/webhooks", webhook("provider_verification_published"));
            Contract.of("web", "1").publish(calls, "api");

            assertThat(calls.post(address(calls), "{\"success\": true}").statusCode())
                    .isEqualTo(400);

            assertThat(BrokerCalls.json(calls.get("/pacts/provider/api/consumer/web/webhooks/status"))
                            .path("_embedded")
                            .path("triggeredWebhooks"))
                    .isEmpty();
        }
    }

    private static String webhook(String event) {
        return "{\"events\": [{\"name\": \"" + event + "\"}]," + " \"request\": {\"method\": \"POST\", \"url\": \""
                + NOWHERE + "\"}}";
    }

    private static String publish(BrokerCalls calls, boolean success) {
        HttpResponse<String> response =
                calls.post(address(calls), "{\"success\": " + success + ", \"providerApplicationVersion\": \"p1\"}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return response.headers().firstValue("Location").orElseThrow().replaceFirst("http://[^/]+", "");
    }

    private static String address(BrokerCalls calls) {
        return BrokerCalls.json(calls.get("/pacts/provider/api/consumer/web/latest"))
                .path("_links")
                .path("pb:publish-verification-results")
                .path("href")
                .asString()
                .replaceFirst("http://[^/]+", "");
    }
}
