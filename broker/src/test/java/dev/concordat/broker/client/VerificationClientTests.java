package dev.concordat.broker.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.Origin;
import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerCalls;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.InteractionOutcome.Status;
import dev.concordat.pactbroker.BrokerClient;
import dev.concordat.pactbroker.BrokerSettings;
import dev.concordat.pactbroker.PactProperties;
import dev.concordat.pactbroker.publish.ConsumerPacts;
import dev.concordat.pactbroker.publish.ConsumerVersion;
import dev.concordat.pactbroker.publish.PactPublisher;
import dev.concordat.pactbroker.verification.BrokerPact;
import dev.concordat.pactbroker.verification.ConsumerVersionSelectors;
import dev.concordat.pactbroker.verification.PactSelection;
import dev.concordat.pactbroker.verification.PactsForVerification;
import dev.concordat.pactbroker.verification.ProviderVersion;
import dev.concordat.pactbroker.verification.SelectedPact;
import dev.concordat.pactbroker.verification.VerificationResult;
import dev.concordat.pactbroker.verification.VerificationResults;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider's verification against this broker, by the client that providers have. */
@FreshDatabase
class VerificationClientTests {

    private static final ProviderVersion VERSION = new ProviderVersion(
            Optional.of("c0ffee"), Optional.of("main"), List.of("eu"), Optional.of("http://ci.example.org/7"));

    @TempDir
    private Path folder;

    private static BrokerClient client(Broker broker) {
        return BrokerClient.of(
                BrokerSettings.from(PactProperties.of(Map.of(PactProperties.URL, broker.url())::get, name -> null)));
    }

    private void publish(BrokerClient client, String version, String branch, String description) throws IOException {
        Path pacts = Files.createDirectories(folder.resolve(version));
        Files.writeString(pacts.resolve("a.json"), """
                {"consumer": {"name": "Mobile App"}, "provider": {"name": "catalog"},
                 "interactions": [{"type": "Synchronous/HTTP", "description": "%s",
                   "request": {"method": "GET", "path": "/"}, "response": {"status": 200}}],
                 "metadata": {"pactSpecification": {"version": "4.0"}}}
                """.formatted(description));
        ConsumerVersion consumer = new ConsumerVersion(version, branch, List.of(), null);
        ConsumerPacts.readAll(List.of(pacts)).forEach(each -> new PactPublisher(client).publish(each, consumer, false));
    }

    private static List<SelectedPact> select(BrokerClient client, Map<String, Object> selector) {
        ConsumerVersionSelectors selectors = new ConsumerVersionSelectors(List.of(selector), Origin.of("here"));
        return PactsForVerification.of(client)
                .select(new PactSelection("catalog", VERSION, selectors, true, Optional.of("2020-01-01")));
    }

    private static VerificationResult result(BrokerPact pact, Status status) {
        InteractionOutcome outcome = new InteractionOutcome(
                "Mobile App",
                "a",
                "one",
                List.of(),
                "http",
                status,
                List.of(),
                status == Status.FAILED ? "500" : "",
                1);
        return new VerificationResult(
                status == Status.VERIFIED,
                List.of("main 8"),
                List.of(new VerificationResult.Test(pact.originals().get(0).id(), outcome)));
    }

    @Test
    void selectedPactStaysPendingUntilItIsVerified(Database database) throws IOException {
        try (Broker broker = RunningBroker.on(database)) {
            BrokerClient client = client(broker);
            publish(client, "1", "main", "one");
            publish(client, "2", "feat/x", "other");
            PactsForVerification pacts = PactsForVerification.of(client);
            VerificationResults results = new VerificationResults(client, "catalog", VERSION);
            results.announce();

            List<BrokerPact> first = pacts.fetch(select(client, Map.of("branch", "main")));
            results.publish(first.get(0), result(first.get(0), Status.FAILED));
            List<SelectedPact> afterFailure = select(client, Map.of("branch", "main"));
            URI published = results.publish(first.get(0), result(first.get(0), Status.VERIFIED));
            List<SelectedPact> afterSuccess = select(client, Map.of("branch", "main"));

            assertThat(first).extracting(pact -> pact.selected().pending()).containsExactly(true, true);
            assertThat(first.get(0).selected().reasons())
                    .singleElement()
                    .asString()
                    .contains("main");
            assertThat(first.get(1).selected().reasons()).contains("work in progress");
            assertThat(first.get(0).originals().get(0).id()).isNotEmpty();
            assertThat(afterFailure).extracting(SelectedPact::pending).containsExactly(true, true);
            assertThat(afterSuccess).extracting(SelectedPact::pending).containsExactly(false, true);
            assertThat(new BrokerCalls(broker).get(published.getRawPath()).body())
                    .contains("\"success\":true")
                    .contains("\"buildUrl\":\"http://ci.example.org/7\"")
                    .contains("\"schemaVersion\":[\"main 8\"]")
                    .contains("\"interactionId\":\""
                            + first.get(0).originals().get(0).id());
        }
    }

    @Test
    void selectWhenContentIsOfTwoVersionsTakesItOnce(Database database) throws IOException {
        try (Broker broker = RunningBroker.on(database)) {
            BrokerClient client = client(broker);
            publish(client, "1", "main", "one");
            publish(client, "2", "feat/x", "one");

            List<SelectedPact> selected = select(client, Map.of("branch", "main"));

            assertThat(selected).hasSize(1);
        }
    }

    @Test
    void selectWhenNobodyKnowsTheProviderHasNothing(Database database) {
        try (Broker broker = RunningBroker.on(database)) {
            assertThat(select(client(broker), Map.of("mainBranch", true))).isEmpty();
        }
    }
}
