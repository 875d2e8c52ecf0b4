package dev.concordat.broker.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerCalls;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A broker that may make webhooks to this machine, and what tests do with it. */
final class WebhookBroker implements AutoCloseable {

    static final JsonMapper MAPPER = new JsonMapper();

    static final Map<String, String> LOOPBACK = Map.of(
            "concordat.broker.webhook.scheme-whitelist", "http https",
            "concordat.broker.webhook.allowed-networks", "127.0.0.0/8",
            "concordat.broker.webhook.host-whitelist", "127.0.0.1",
            "concordat.broker.webhook.retry-schedule", "0 0");

    private final Broker broker;
    final BrokerCalls calls;

    WebhookBroker(Database database, Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(LOOPBACK);
        properties.putAll(more);
        broker = RunningBroker.on(database, properties);
        calls = new BrokerCalls(broker);
    }

    WebhookBroker(Database database) {
        this(database, Map.of());
    }

    String url() {
        return broker.url();
    }

    HttpResponse<String> publish(String consumer, String version, String provider, String description) {
        ObjectNode pact = MAPPER.createObjectNode();
        pact.putObject("consumer").put("name", consumer);
        pact.putObject("provider").put("name", provider);
        ObjectNode interaction = pact.putArray("interactions").addObject().put("description", description);
        interaction.putObject("request").put("method", "GET").put("path", "/");
        interaction.putObject("response").put("status", 200);
        HttpResponse<String> response = calls.put(
                "/pacts/provider/" + encoded(provider) + "/consumer/" + encoded(consumer) + "/version/" + version,
                MAPPER.writeValueAsString(pact));
        assertThat(response.statusCode()).isIn(200, 201);
        return response;
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Sets one up; the answer. */
    JsonNode create(String json) {
        HttpResponse<String> response = calls.post("/webhooks", json);
        assertThat(response.body())
                .satisfies(body -> assertThat(response.statusCode()).isEqualTo(201));
        return BrokerCalls.json(response);
    }

    /** A webhook to a target; {@code rest} is further members of its request. */
    static String webhook(String event, String url, String rest) {
        return "{\"events\": [{\"name\": \"" + event + "\"}], \"request\": {\"method\": \"POST\", \"url\": \"" + url
                + "\"" + rest + "}}";
    }

    JsonNode status(String consumer, String provider) {
        return BrokerCalls.json(
                calls.get("/pacts/provider/" + provider + "/consumer/" + consumer + "/webhooks/status"));
    }

    /** The logs of the last triggered webhook of a pair. */
    String logs(String consumer, String provider) {
        String link = status(consumer, provider)
                .at("/_embedded/triggeredWebhooks/0/_links/pb:logs/href")
                .asString();
        return calls.get(link.substring(broker.url().length()), "Accept", "text/plain")
                .body();
    }

    @Override
    public void close() {
        broker.close();
    }
}
