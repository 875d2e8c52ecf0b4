package dev.concordat.broker.webhook;

import static dev.concordat.broker.webhook.WebhookBroker.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.concordat.broker.webhook.Target.Received;
import dev.concordat.broker.webhook.Target.Reply;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@FreshDatabase
class WebhookDeliveryTests {

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
    void publishingWhenAWebhookWaitsMakesItWithItsHolesFilled(Database database) {
        try (WebhookBroker broker = new WebhookBroker(database)) {
            broker.create(webhook(
                    "contract_content_changed",
                    target.url() + "/job/${pactbroker.consumerName}?v=${pactbroker.consumerVersionNumber}",
                    """
                            , "headers": {"Authorization": "Bearer s3cr3t-value", "X-For": "${pactbroker.providerName}"},
                              "body": {"what": "${pactbroker.eventName} of ${pactbroker.consumerName}",
                                "pact": "${pactbroker.pactUrl}", "left": "${pactbroker.noSuchThing}", "n": [1, null]}"""));
            broker.publish("Web \"Shop\"", "1.0", "Orders", "one");

            await().untilAsserted(() -> assertThat(target.received()).hasSize(1));
            Received received = target.received().get(0);
            assertThat(received.method()).isEqualTo("POST");
            assertThat(received.path()).isEqualTo("/job/Web%20%22Shop%22?v=1.0");
            assertThat(received.header("Authorization")).isEqualTo("Bearer s3cr3t-value");
            assertThat(received.header("X-for")).isEqualTo("Orders");
            assertThat(received.header("Content-type")).isEqualTo("application/json");
            JsonNode body = WebhookBroker.MAPPER.readTree(received.body());
            assertThat(body.get("what").asString()).isEqualTo("contract_content_changed of Web \"Shop\"");
            assertThat(body.get("left").asString()).isEqualTo("${pactbroker.noSuchThing}");
            assertThat(body.get("n").toString()).isEqualTo("[1,null]");
            String pact = body.get("pact").asString();
            assertThat(broker.calls.get(pact.substring(broker.url().length())).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void publishingWhenContentIsTheSameMakesOnlyWhatWaitsForAnyPublication(Database database) {
        try (WebhookBroker broker = new WebhookBroker(database)) {
            broker.publish("A", "1", "B", "one");
            broker.create(webhook("contract_content_changed", target.url() + "/changed", ""));
            broker.create(webhook(
                    "contract_published",
                    target.url() + "/published",
                    ", \"body\": \"plain ${pactbroker.consumerVersionNumber}\""));
            broker.publish("A", "2", "B", "one");

            await().untilAsserted(() -> assertThat(
                            broker.status("A", "B").at("/summary/successful").asInt())
                    .isEqualTo(1));
            assertThat(target.received()).extracting(Received::path).containsExactly("/published");
            assertThat(target.received().get(0).body()).isEqualTo("plain 2");
            assertThat(target.received().get(0).header("Content-type")).isEqualTo("text/plain;charset=utf-8");
        }
    }

    @Test
    void publishingWhenWebhooksAreOfOthersOrDisabledMakesNone(Database database) {
        try (WebhookBroker broker = new WebhookBroker(database)) {
            broker.publish("Other", "1", "B", "one");
            String request =
                    "\"events\": [{\"name\": \"contract_published\"}], \"request\": {\"method\": \"POST\", \"url\": \""
                            + target.url() + "\"}}";
            broker.create("{\"consumer\": {\"name\": \"Other\"}, " + request);
            broker.create("{\"provider\": {\"label\": \"async\"}, " + request);
            broker.create("{\"enabled\": false, " + request);
            broker.publish("A", "1", "B", "one");
            assertThat(broker.status("A", "B")
                            .at("/_embedded/triggeredWebhooks")
                            .size())
                    .isZero();

            JdbcClient.create(database.dataSource())
                    .sql(
                            "insert into label (pacticipant_id, name) select id, 'async' from pacticipant where name = 'B'")
                    .update();
            broker.publish("A", "2", "B", "one");
            await().untilAsserted(() -> assertThat(target.received()).hasSize(1));
        }
    }

    @Test
    void webhooksMadeLongAgoAreForgottenButTheLast(Database database) {
        try (WebhookBroker broker = new WebhookBroker(database)) {
            broker.create(webhook("contract_published", target.url(), ""));
            broker.publish("A", "1", "B", "one");
            broker.publish("A", "2", "B", "two");
            await().untilAsserted(() -> assertThat(made(database)).isEqualTo(2));
        }
        JdbcClient.create(database.dataSource())
                .sql("update triggered_webhook set created_at = now() - interval '91 days'")
                .update();

        try (WebhookBroker broker = new WebhookBroker(database)) {
            await().untilAsserted(() -> assertThat(made(database)).isEqualTo(1));
            assertThat(broker.status("A", "B").at("/summary/successful").asInt())
                    .isEqualTo(1);
        }
    }

    private static long made(Database database) {
        return JdbcClient.create(database.dataSource())
                .sql("select count(*) from triggered_webhook where status = 'success'")
                .query(Long.class)
                .single();
    }

    @Test
    void webhookWhenRefusedIsMadeAgainUntilItIsTaken(Database database) {
        target.answers(count -> Reply.of(count < 3 ? 500 : 204));
        try (WebhookBroker broker = new WebhookBroker(database)) {
            broker.create(webhook("contract_published", target.url(), ""));
            broker.publish("A", "1", "B", "one");

            await().untilAsserted(() -> assertThat(
                            broker.status("A", "B").at("/summary/successful").asInt())
                    .isEqualTo(1));
            JsonNode triggered = broker.status("A", "B").at("/_embedded/triggeredWebhooks/0");
            assertThat(triggered.get("attemptsMade").asInt()).isEqualTo(3);
            assertThat(triggered.get("attemptsRemaining").asInt()).isZero();
            assertThat(broker.logs("A", "B"))
                    .containsSubsequence(
                            "Answered with status 500.",
                            "it will be made again in 0 seconds.",
                            "Answered with status 500.",
                            "Answered with status 204.",
                            "The webhook was taken.");
        }
    }

    @Test
    void webhookWhenNeverTakenIsGivenUp(Database database) {
        target.answers(count -> new Reply(302, Map.of("Location", target.url() + "/elsewhere"), ""));
        try (WebhookBroker broker = new WebhookBroker(database)) {
            broker.create(webhook("contract_published", target.url() + "/here", ""));
            broker.publish("A", "1", "B", "one");

            await().untilAsserted(() -> assertThat(
                            broker.status("A", "B").at("/summary/failed").asInt())
                    .isEqualTo(1));
            assertThat(target.received()).extracting(Received::path).containsExactly("/here", "/here", "/here");
            assertThat(broker.logs("A", "B")).contains("The webhook failed, after 3 attempts.");
            assertThat(broker.status("A", "B").at("/_links/pb:error-logs").size())
                    .isEqualTo(1);
        }
    }

    @Test
    void webhookWhenTheBrokerStopsMeanwhileIsMadeByTheNext(Database database) {
        CountDownLatch never = new CountDownLatch(1);
        target.answers(count -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Reply.of(200);
        });
        try (WebhookBroker broker = new WebhookBroker(database)) {
            broker.create(webhook("contract_published", target.url(), ""));
            broker.publish("A", "1", "B", "one");
            await().untilAsserted(() -> assertThat(target.received()).hasSize(1));
        }
        target.answers(count -> Reply.of(200));
        try (WebhookBroker broker = new WebhookBroker(database)) {
            await().untilAsserted(() -> assertThat(
                            broker.status("A", "B").at("/summary/successful").asInt())
                    .isEqualTo(1));
            assertThat(target.received()).hasSize(2);
        }
        never.countDown();
    }

    @Test
    void webhooksWhenTwoBrokersShareADatabaseAreMadeOnceEach(Database database) {
        try (WebhookBroker one = new WebhookBroker(database);
                WebhookBroker two = new WebhookBroker(database)) {
            one.create(webhook("contract_published", target.url() + "/${pactbroker.consumerVersionNumber}", ""));
            for (int i = 0; i < 20; i++) {
                (i % 2 == 0 ? one : two).publish("A", String.valueOf(i), "B", "one");
            }
            await().untilAsserted(() -> assertThat(target.received()).hasSizeGreaterThanOrEqualTo(20));
            await().untilAsserted(() -> assertThat(
                            two.status("A", "B").at("/summary/successful").asInt())
                    .isEqualTo(1));
            assertThat(target.received())
                    .extracting(Received::path)
                    .doesNotHaveDuplicates()
                    .hasSize(20);
        }
    }

    @Test
    void webhookWhenDeletedBeforeItWasMadeIsNoted(Database database) {
        target.answers(count -> Reply.of(500));
        try (WebhookBroker broker =
                new WebhookBroker(database, Map.of("concordat.broker.webhook.retry-schedule", "1"))) {
            String uuid = broker.create(webhook("contract_published", target.url(), ""))
                    .get("uuid")
                    .asString();
            broker.publish("A", "1", "B", "one");
            await().untilAsserted(() -> assertThat(
                            broker.status("A", "B").at("/summary/retrying").asInt())
                    .isEqualTo(1));
            String triggered = "/pacts/provider/B/consumer/A/version/1/triggered-webhooks";
            assertThat(broker.calls.delete("/webhooks/" + uuid).statusCode()).isEqualTo(204);

            await().untilAsserted(() -> assertThat(dev.concordat.broker.BrokerCalls.json(broker.calls.get(triggered))
                            .at("/_embedded/triggeredWebhooks/0/status")
                            .asString())
                    .isEqualTo("failure"));
            assertThat(target.received()).hasSize(1);
        }
    }
}
