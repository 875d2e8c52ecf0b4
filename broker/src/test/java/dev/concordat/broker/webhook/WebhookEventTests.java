package dev.concordat.broker.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.concordat.broker.BrokerCalls;
import dev.concordat.broker.webhook.Target.Received;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which events webhooks hear of, and what they are told with them. */
@FreshDatabase
class WebhookEventTests {

    private static final List<String> VARIABLES = List.of(
            "eventName",
            "consumerName",
            "consumerVersionNumber",
            "consumerVersionBranch",
            "consumerVersionTags",
            "consumerLabels",
            "providerName",
            "providerVersionNumber",
            "providerVersionBranch",
            "providerVersionTags",
            "providerVersionDescriptions",
            "providerLabels",
            "buildUrl",
            "githubVerificationStatus",
            "gitlabVerificationStatus",
            "bitbucketVerificationStatus",
            "azureDevOpsVerificationStatus");

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
    void resultWhenPublishedIsToldWithAllThatIsKnownOfIt(Database database) {
        try (WebhookBroker broker = new WebhookBroker(database)) {
            broker.publish("Web", "1.0", "Orders", "one");
            broker.calls.put("/pacticipants/Web/branches/main/versions/1.0", "{}");
            broker.calls.put("/pacticipants/Web/versions/1.0/tags/dev", "");
            broker.calls.put("/pacticipants/Web/labels/ios", "");
            broker.calls.put("/pacticipants/Orders/branches/feat%2Fx/versions/7", "{}");
            broker.calls.put("/pacticipants/Orders/versions/7/tags/prod", "");
            broker.calls.put("/pacticipants/Orders/labels/api", "");
            all(
                    broker,
                    "provider_verification_published",
                    "provider_verification_succeeded",
                    "provider_verification_failed");
            verify(broker, "7", false);

            await().untilAsserted(() ->
                    assertThat(told("provider_verification_published")).hasSize(1));
            await().untilAsserted(() ->
                    assertThat(told("provider_verification_failed")).hasSize(1));
            assertThat(new TreeMap<>(told("provider_verification_failed").get(0)).toString())
                    .isEqualTo("{azureDevOpsVerificationStatus=failed, bitbucketVerificationStatus=FAILED,"
                            + " buildUrl=https://ci.example.org/7, consumerLabels=ios, consumerName=Web,"
                            + " consumerVersionBranch=main, consumerVersionNumber=1.0, consumerVersionTags=dev,"
                            + " eventName=provider_verification_failed, githubVerificationStatus=failure,"
                            + " gitlabVerificationStatus=failed, providerLabels=api, providerName=Orders,"
                            + " providerVersionBranch=feat/x, providerVersionDescriptions=, providerVersionNumber=7,"
                            + " providerVersionTags=prod}");
            assertThat(told("provider_verification_succeeded")).isEmpty();
            JsonNode body =
                    WebhookBroker.MAPPER.readTree(target.received().get(0).body());
            assertThat(broker.calls
                            .get(path(broker, body.get("verificationResultUrl").asString()))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(broker.calls
                            .get(path(broker, body.get("pactUrl").asString()))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void resultWhenOfSeveralConsumerVersionsIsToldForEach(Database database) {
        try (WebhookBroker broker = new WebhookBroker(database)) {
            for (String version : List.of("1", "2", "3")) {
                broker.publish("Web", version, "Orders", "one");
            }
            broker.calls.put("/pacticipants/Web/branches/main/versions/1", "{}");
            broker.calls.put("/pacticipants/Web/branches/feat/versions/2", "{}");
            all(broker, "provider_verification_published");
            JsonNode selected = BrokerCalls.json(broker.calls.post(
                    "/pacts/provider/Orders/for-verification",
                    "{\"consumerVersionSelectors\": [{\"branch\": \"main\"}, {\"branch\": \"feat\"}]}"));
            JsonNode pact = BrokerCalls.json(broker.calls.get(path(
                    broker, selected.at("/_embedded/pacts/0/_links/self/href").asString())));
            publishResult(broker, pact, "7", true);

            await().untilAsserted(() ->
                    assertThat(told("provider_verification_published")).hasSize(2));
            assertThat(told("provider_verification_published"))
                    .extracting(each -> each.get("consumerVersionNumber"))
                    .containsExactlyInAnyOrder("1", "2");
            String triggered = "/pacts/provider/Orders/consumer/Web/version/1/triggered-webhooks";
            assertThat(BrokerCalls.json(broker.calls.get(triggered))
                            .at("/_embedded/triggeredWebhooks")
                            .size())
                    .isEqualTo(1);
        }
    }

    @Test
    void pactWhenAVersionThatMattersHasNotVerifiedItIsToldForThatVersion(Database database) {
        try (WebhookBroker broker = new WebhookBroker(database)) {
            broker.publish("Web", "1", "Orders", "one");
            broker.calls.put("/pacticipants/Orders/branches/main/versions/7", "{}");
            verify(broker, "7", true);
            all(broker, "contract_requiring_verification_published", "contract_content_changed");
            broker.publish("Web", "2", "Orders", "two");

            await().untilAsserted(() -> assertThat(told("contract_requiring_verification_published"))
                    .hasSize(1));
            assertThat(told("contract_requiring_verification_published").get(0))
                    .containsEntry("providerVersionNumber", "7")
                    .containsEntry("providerVersionBranch", "main")
                    .containsEntry("providerVersionDescriptions", "latest of the main branch")
                    .containsEntry("consumerVersionNumber", "2")
                    .containsEntry("githubVerificationStatus", "pending");
            await().untilAsserted(
                            () -> assertThat(told("contract_content_changed")).hasSize(1));
            assertThat(told("contract_content_changed").get(0))
                    .containsEntry("providerVersionNumber", "")
                    .containsEntry("bitbucketVerificationStatus", "INPROGRESS");
        }
    }

    @Test
    void publishingWhenAWebhookWaitsDoesNotAdviseOne(Database database) {
        try (WebhookBroker broker = new WebhookBroker(database)) {
            broker.publish("Web", "0", "Orders", "one");
            String advice = "have a webhook start the verification by Orders";
            assertThat(contracts(broker, "1")).contains(advice);
            all(broker, "contract_content_changed");
            assertThat(contracts(broker, "2")).doesNotContain(advice);
        }
    }

    private static String contracts(WebhookBroker broker, String version) {
        String content =
                java.util.Base64.getEncoder().encodeToString("""
                {"consumer": {"name": "Web"}, "provider": {"name": "Orders"}, "interactions": []}""".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return broker.calls
                .post("/contracts/publish", """
                        {"pacticipantName": "Web", "pacticipantVersionNumber": "%s", "contracts": [{"consumerName": "Web",
                          "providerName": "Orders", "specification": "pact", "contentType": "application/json",
                          "content": "%s"}]}""".formatted(version, content))
                .body();
    }

    /** A webhook for each of these, told all that there is to tell. */
    private void all(WebhookBroker broker, String... events) {
        ObjectNode body = WebhookBroker.MAPPER.createObjectNode();
        Stream.concat(VARIABLES.stream(), Stream.of("pactUrl", "verificationResultUrl"))
                .forEach(name -> body.put(name, "${pactbroker." + name + "}"));
        for (String event : events) {
            broker.create(WebhookBroker.webhook(event, target.url() + "/" + event, ", \"body\": " + body));
        }
    }

    /** What was told of an event, each time without the addresses, which differ from run to run. */
    private List<java.util.Map<String, String>> told(String event) {
        return target.received().stream()
                .filter(each -> each.path().equals("/" + event))
                .map(Received::body)
                .map(WebhookBroker.MAPPER::readTree)
                .map(body -> VARIABLES.stream()
                        .collect(java.util.stream.Collectors.toMap(
                                name -> name, name -> body.get(name).asString())))
                .toList();
    }

    private static void verify(WebhookBroker broker, String version, boolean success) {
        publishResult(
                broker,
                BrokerCalls.json(broker.calls.get("/pacts/provider/Orders/consumer/Web/latest")),
                version,
                success);
    }

    private static void publishResult(WebhookBroker broker, JsonNode pact, String version, boolean success) {
        assertThat(broker.calls
                        .post(
                                path(
                                        broker,
                                        pact.at("/_links/pb:publish-verification-results/href")
                                                .asString()),
                                "{\"success\": " + success + ", \"providerApplicationVersion\": \"" + version
                                        + "\", \"buildUrl\": \"https://ci.example.org/" + version + "\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    private static String path(WebhookBroker broker, String url) {
        return url.substring(broker.url().length());
    }
}
