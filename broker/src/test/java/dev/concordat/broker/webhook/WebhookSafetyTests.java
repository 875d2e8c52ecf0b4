package dev.concordat.broker.webhook;

import static dev.concordat.broker.webhook.WebhookBroker.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.concordat.broker.BrokerCalls;
import dev.concordat.broker.webhook.Target.Reply;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import tools.jackson.databind.JsonNode;

/** What webhooks must not reach, and what nobody must see of them. */
@FreshDatabase
class WebhookSafetyTests {

    private static final String SECRETS = """
            , "headers": {"Authorization": "Bearer s3cr3t-header", "X-Api-Key": "s3cr3t-key", "X-Plain": "plain"},
              "username": "robot", "password": "s3cr3t pass/word", "body": {"echo": true}""";

    private Target target;

    @BeforeEach
    void listen() throws IOException {
        target = new Target();
    }

    @AfterEach
    void close() {
        target.close();
    }

    @Test
    void addressesWhenNotOfThePublicNetworkAreNotReached(Database database) {
        try (WebhookBroker broker = new WebhookBroker(
                database,
                Map.of(
                        "concordat.broker.webhook.allowed-networks", " ",
                        "concordat.broker.webhook.host-whitelist", " "))) {
            for (String host : new String[] {
                "127.0.0.1",
                "localhost",
                "LOCALHOST",
                "0.0.0.0",
                "2130706433",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::]",
                "169.254.169.254",
                "10.0.0.1",
                "192.168.0.1"
            }) {
                JsonNode result = trial(broker, "http://" + host + ":" + target.port() + "/");

                assertThat(result.at("/error/message").asString())
                        .isEqualTo("The host '" + host.toLowerCase(Locale.ROOT)
                                + "' is at no address of the public network, and its own network is"
                                + " not one that webhooks may reach ('concordat.broker.webhook.allowed-networks').");
                assertThat(result.get("success").asBoolean()).isFalse();
            }
        }
        assertThat(target.received()).isEmpty();
    }

    @Test
    void hostWhenNotKnownOrRefusingIsSaid(Database database) throws IOException {
        Target gone = new Target();
        gone.close();
        try (WebhookBroker broker =
                new WebhookBroker(database, Map.of("concordat.broker.webhook.host-whitelist", ""))) {
            assertThat(trial(broker, "http://no-such-host.invalid/")
                            .at("/error/message")
                            .asString())
                    .isEqualTo("The host 'no-such-host.invalid' is not known.");
            assertThat(trial(broker, gone.url()).at("/error/message").asString())
                    .isEqualTo("The host '127.0.0.1' refuses connections.");
        }
    }

    @Test
    void answerWhenItsHostWasNotNamedByTheOperatorIsNotShown(Database database) {
        target.answers(count -> new Reply(200, Map.of("X-Inner", "inner header"), "inner body"));
        try (WebhookBroker broker =
                new WebhookBroker(database, Map.of("concordat.broker.webhook.host-whitelist", ""))) {
            HttpResponse<String> response =
                    broker.calls.post("/webhooks/execute", webhook("contract_published", target.url(), ""));

            assertThat(response.body()).doesNotContain("inner");
            JsonNode result = BrokerCalls.json(response);
            assertThat(result.has("response")).isFalse();
            assertThat(result.get("message").asString())
                    .isEqualTo(
                            "The answer's headers and body are not shown, because the broker's operator has not named this"
                                    + " host in 'concordat.broker.webhook.host-whitelist'.");
            assertThat(result.get("success").asBoolean()).isTrue();
            assertThat(result.get("logs").asString()).contains("Answered with status 200.");
        }
    }

    @Test
    void answerWhenLongIsReadNoFurtherThanIsShown(Database database) {
        String body = "x".repeat(40 << 10);
        target.answers(count -> new Reply(200, Map.of(), body));
        try (WebhookBroker broker = new WebhookBroker(database)) {
            JsonNode result = trial(broker, target.url());

            assertThat(result.at("/response/body").asString()).isEqualTo("x".repeat(32 << 10));
            assertThat(result.get("success").asBoolean()).isTrue();
        }
    }

    @Test
    @ResourceLock(Resources.SYSTEM_OUT)
    void secretsWhenSentAndEchoedAreInNoAnswerAndNoLog(Database database) {
        target.answers(count -> new Reply(
                count == 1 ? 200 : 500,
                Map.of("X-Token", "s3cr3t-header", "X-Echo", "s3cr3t-key"),
                "{\"you sent\": \"Bearer s3cr3t-header and s3cr3t pass/word and s3cr3t%20pass%2Fword\"}"));
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        StringBuilder answers = new StringBuilder();
        try (WebhookBroker broker = new WebhookBroker(database)) {
            HttpResponse<String> created =
                    broker.calls.post("/webhooks", webhook("contract_published", target.url(), SECRETS));
            String uuid = BrokerCalls.json(created).get("uuid").asString();
            answers.append(created.body());
            answers.append(broker.calls.get("/webhooks/" + uuid).body());
            answers.append(broker.calls.get("/webhooks").body());
            answers.append(
                    broker.calls.post("/webhooks/" + uuid + "/execute", "").body());
            broker.publish("A", "1", "B", "one");
            await().untilAsserted(() -> assertThat(
                            broker.status("A", "B").at("/summary/failed").asInt())
                    .isEqualTo(1));
            answers.append(broker.logs("A", "B"));
            answers.append(broker.calls
                    .post("/webhooks", webhook("contract_published", target.url(), SECRETS.replace("robot", "\\u0000")))
                    .body());
        } finally {
            System.setOut(out);
        }

        // The header is the username's and the password's; the one that was given stands back.
        assertThat(target.received().get(0).header("Authorization"))
                .isEqualTo("Basic cm9ib3Q6czNjcjN0IHBhc3Mvd29yZA==");
        assertThat(target.received().get(0).header("X-api-key")).isEqualTo("s3cr3t-key");
        assertThat(answers.toString())
                .contains("x-plain", "**********", "you sent")
                .doesNotContain("s3cr3t", "cm9ib3Q6czNjcjN0IHBhc3Mvd29yZA==");
        assertThat(captured.toString(StandardCharsets.UTF_8))
                .contains("was made for contract_published")
                .doesNotContain("s3cr3t", "cm9ib3Q6czNjcjN0IHBhc3Mvd29yZA==");
    }

    @Test
    void secretsWhenSentBackAsStarsAreKeptForTheirHostAlone(Database database) {
        try (WebhookBroker broker = new WebhookBroker(database)) {
            String uuid = broker.create(webhook("contract_published", target.url(), SECRETS))
                    .get("uuid")
                    .asString();
            String starred = SECRETS.replace("Bearer s3cr3t-header", "**********")
                    .replace("s3cr3t-key", "**********")
                    .replace("s3cr3t pass/word", "**********");

            assertThat(broker.calls
                            .put("/webhooks/" + uuid, webhook("contract_published", target.url() + "/new", starred))
                            .statusCode())
                    .isEqualTo(200);
            broker.calls.post("/webhooks/" + uuid + "/execute", "");
            assertThat(target.received().get(0).path()).isEqualTo("/new");
            assertThat(target.received().get(0).header("X-api-key")).isEqualTo("s3cr3t-key");
            assertThat(target.received().get(0).header("Authorization"))
                    .isEqualTo("Basic cm9ib3Q6czNjcjN0IHBhc3Mvd29yZA==");

            assertThat(broker.calls
                            .put("/webhooks/" + uuid, webhook("contract_published", "http://127.0.0.1:1/", starred))
                            .body())
                    .isEqualTo("{\"errors\":{\"request.password\":[\"must be given again, because the request goes to"
                            + " another host\"]}}");
            assertThat(broker.calls
                            .put(
                                    "/webhooks/" + uuid,
                                    webhook(
                                            "contract_published",
                                            "http://127.0.0.1:1/",
                                            ", \"headers\": {\"X-Api-Key\": \"**********\"}"))
                            .body())
                    .isEqualTo(
                            "{\"errors\":{\"request.headers\":[\"must have 'x-api-key' given again, because the request"
                                    + " goes to another host\"]}}");
        }
    }

    @Test
    void headersWhenFilledWithLineBreaksStayOneHeader(Database database) {
        try (WebhookBroker broker = new WebhookBroker(database)) {
            broker.create(webhook(
                    "contract_published",
                    target.url(),
                    ", \"headers\": {\"X-Version\": \"${pactbroker.consumerLabels}\"}"));
            broker.publish("A", "0", "B", "zero");
            await().untilAsserted(() -> assertThat(target.received()).hasSize(1));
            org.springframework.jdbc.core.simple.JdbcClient.create(database.dataSource())
                    .sql("insert into label (pacticipant_id, name) select id, ? from pacticipant where name = 'A'")
                    .param("x\r\nX-Evil: 1")
                    .update();
            broker.publish("A", "1", "B", "one");

            await().untilAsserted(() -> assertThat(target.received()).hasSize(2));
            assertThat(target.received().get(1).header("X-version")).isEqualTo("x X-Evil: 1");
            assertThat(target.received().get(1).headers()).doesNotContainKey("X-evil");
        }
    }

    private static JsonNode trial(WebhookBroker broker, String url) {
        return BrokerCalls.json(broker.calls.post("/webhooks/execute", webhook("contract_published", url, "")));
    }
}
