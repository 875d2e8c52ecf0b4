package dev.concordat.pactbroker.publish;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import au.com.dius.pact.core.support.json.JsonParser;
import au.com.dius.pact.core.support.json.JsonValue;
import dev.concordat.ConcordatException;
import dev.concordat.pactbroker.BrokerException;
import dev.concordat.pactbroker.Link;
import dev.concordat.pactbroker.ScriptedBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PactPublisherTests {

    private static final ConsumerVersion VERSION =
            new ConsumerVersion("1.2.3", "feat/x", List.of("dev"), "https://ci.example.org/1");

    @RegisterExtension
    final ScriptedBroker broker = new ScriptedBroker();

    @TempDir
    Path folder;

    @BeforeEach
    void offerWhatTheOfficialOneDoes() {
        broker.offers(Map.of(
                "pb:publish-contracts", "/contracts/publish",
                "pb:publish-pact",
                        "/pacts/provider/{provider}/consumer/{consumer}/version/{consumerApplicationVersion}"));
    }

    @Test
    void publishSendsAllPactsOfTheConsumerAsTheyStand() throws IOException {
        Path file = Pacts.write(folder, "web", "catalog", "one");
        Pacts.write(folder, "web", "accounts", "one");
        broker.answers("/contracts/publish", 200, """
                {"notices": [{"type": "success", "text": "Taken."}],
                 "_links": {"pb:contracts": [{"href": "http://broker/pact/1", "name": "Pact 1"}]}}""");

        Published published = publish(VERSION, false);

        assertThat(published)
                .isEqualTo(new Published(
                        "Published 'web' 1.2.3 of branch 'feat/x': 2 pacts",
                        List.of(new Published.Notice("success", "Taken.")),
                        List.of(new Link("http://broker/pact/1", "Pact 1", ""))));
        JsonValue sent = sent();
        assertThat(sent.get("pacticipantName").asString()).isEqualTo("web");
        assertThat(sent.get("pacticipantVersionNumber").asString()).isEqualTo("1.2.3");
        assertThat(sent.get("branch").asString()).isEqualTo("feat/x");
        assertThat(sent.get("buildUrl").asString()).isEqualTo("https://ci.example.org/1");
        assertThat(sent.get("tags").serialise()).isEqualTo("[\"dev\"]");
        assertThat(sent.get("contracts").asArray().getValues())
                .extracting(contract -> contract.get("providerName").asString())
                .containsExactly("accounts", "catalog");
        JsonValue contract = sent.get("contracts").asArray().get(1);
        assertThat(contract.get("consumerName").asString()).isEqualTo("web");
        assertThat(contract.get("specification").asString()).isEqualTo("pact");
        assertThat(contract.get("contentType").asString()).isEqualTo("application/json");
        assertThat(contract.has("onConflict")).isFalse();
        assertThat(new String(
                        Base64.getDecoder()
                                .decode(String.valueOf(contract.get("content").asString())),
                        StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(file));
    }

    @Test
    void publishWhenMergingSaysSoAndLeavesOutWhatIsNotKnown() throws IOException {
        Pacts.write(folder, "web", "catalog", "one");
        broker.answers("/contracts/publish", 200, "{}");

        publish(new ConsumerVersion("1", null, List.of(), null), true);

        JsonValue sent = sent();
        assertThat(sent.has("branch") || sent.has("buildUrl")).isFalse();
        assertThat(sent.get("contracts").asArray().get(0).get("onConflict").asString())
                .isEqualTo("merge");
    }

    @Test
    void publishWhenTheContentIsOtherShowsTheReasonAndTheDifference() throws IOException {
        Path file = Pacts.write(folder, "web", "catalog", "same", "new");
        byte[] before = Files.readAllBytes(file);
        broker.answers("/contracts/publish", 409, "{\"errors\": {\"contracts\": [\"It would change.\"]}}");
        broker.answers(
                "/pacts/provider/catalog/consumer/web/version/1.2.3",
                200,
                Pacts.json("web", "catalog", "gone", "same")
                        .replace("{\"description\"", "{\"_id\": \"1234\", \"description\"")
                        .replace("\"name\": \"same\"", "\"name\": \"other\""));

        assertThatThrownBy(() -> publish(VERSION, false))
                .isInstanceOf(ConcordatException.class)
                .hasCauseInstanceOf(BrokerException.class)
                .hasMessage("""
                        The Pact Broker at '%s' does not take the pacts of 'web' in version '1.2.3': \
                        contracts: It would change.
                          published for 'catalog' (-), and in web-catalog.json (+):
                            - 'gone' (one exists)
                              'same' (one exists), $.response.body.name
                            - "other"
                            + "same"
                            + 'new' (one exists)
                          Where: %s
                          Fix: publish under a version of its own: each change of a pact is a new version of its consumer.""".formatted(broker.url(), file));
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void publishWhenANameIsSimilarShowsTheBrokersReason() throws IOException {
        Path file = Pacts.write(folder, "web", "Catalog", "one");
        broker.answers("/contracts/publish", 409, "{\"errors\": {\"contracts\": [\"Very like:\\n* catalog\"]}}");
        broker.answers("/pacts/provider/Catalog/consumer/web/version/1.2.3", 404, "{\"error\": \"none\"}");

        assertThatThrownBy(() -> publish(VERSION, false))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        The Pact Broker at '%s' does not take the pacts of 'web' in version '1.2.3': \
                        contracts: Very like:
                          * catalog
                          Where: %s
                          Fix: mend what the broker names, and publish again.""".formatted(broker.url(), file));
    }

    @Test
    void publishWhenTheBrokerIsTooOldNamesTheOneThatIsNot() throws IOException {
        Pacts.write(folder, "web", "catalog", "one");
        broker.offers(Map.of());

        assertThatThrownBy(() -> publish(VERSION, false))
                .isInstanceOf(BrokerException.class)
                .hasMessage("""
                        The Pact Broker at '%s' has no 'pb:publish-contracts'.
                          Where: %<s
                          Fix: bring it up to date: the official broker has it in 2.86.0 and newer.""".formatted(broker.url()));
    }

    @Test
    void publishWhenTheBrokerIsAwayForAMomentIsRepeated() throws IOException {
        Pacts.write(folder, "web", "catalog", "one");
        broker.answers("/contracts/publish", aResponse().withStatus(503));

        assertThatThrownBy(() -> publish(VERSION, false))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("503 Service Unavailable")
                .hasMessageContaining("tried 3 times");
    }

    private Published publish(ConsumerVersion version, boolean merge) {
        ConsumerPacts pacts = ConsumerPacts.readAll(List.of(folder)).get(0);
        return new PactPublisher(broker.client()).publish(pacts, version, merge);
    }

    private JsonValue sent() {
        return JsonParser.parseString(broker.requests().get(1).getBodyAsString());
    }
}
