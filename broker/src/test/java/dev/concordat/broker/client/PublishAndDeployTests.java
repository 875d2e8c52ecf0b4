package dev.concordat.broker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import au.com.dius.pact.core.support.json.JsonParser;
import dev.concordat.ConcordatException;
import dev.concordat.broker.AccessToken;
import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerOptions;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import dev.concordat.pactbroker.BrokerClient;
import dev.concordat.pactbroker.BrokerException;
import dev.concordat.pactbroker.BrokerRequest;
import dev.concordat.pactbroker.BrokerSettings;
import dev.concordat.pactbroker.Link;
import dev.concordat.pactbroker.PactProperties;
import dev.concordat.pactbroker.deploy.CanIDeploy;
import dev.concordat.pactbroker.deploy.DeployQuestion;
import dev.concordat.pactbroker.deploy.DeployReport;
import dev.concordat.pactbroker.deploy.Deployments;
import dev.concordat.pactbroker.deploy.Destination;
import dev.concordat.pactbroker.deploy.VersionSelector;
import dev.concordat.pactbroker.publish.ConsumerPacts;
import dev.concordat.pactbroker.publish.ConsumerVersion;
import dev.concordat.pactbroker.publish.PactPublisher;
import dev.concordat.pactbroker.publish.Published;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@FreshDatabase
class PublishAndDeployTests {

    @TempDir
    private Path folder;

    @Test
    void loopFromPublishingToSupportEndedIsHeld(Database database) throws IOException {
        try (Broker running = RunningBroker.on(database)) {
            BrokerClient broker = client(running.url(), Map.of());
            createEnvironment(broker, "production");

            Published published = publish(broker, "Mobile App", "feat/1", "one thing");
            assertThat(published.pacts())
                    .extracting(Link::href)
                    .containsExactly(running.url() + "/pacts/provider/catalog/consumer/Mobile%20App/version/feat%2F1");
            assertThat(published.notices()).isNotEmpty();

            assertThat(report(broker, "Mobile App", "feat/1"))
                    .contains("No: nobody knows yet whether 'Mobile App' feat/1 to 'production' can be deployed.")
                    .contains("Missing: Mobile App feat/1 x catalog (none in 'production')");

            verify(broker, published.pacts().get(0), "c1", false);
            new Deployments(broker).deployed("catalog", "c1", "production", null);
            assertThat(report(broker, "Mobile App", "feat/1"))
                    .contains("No: 'Mobile App' feat/1 to 'production' must not be deployed.")
                    .contains("Failed: Mobile App feat/1 x catalog c1\n  Look at " + running.url());

            verify(broker, published.pacts().get(0), "c2", true);
            new Deployments(broker).deployed("catalog", "c2", "production", null);
            assertThat(report(broker, "Mobile App", "feat/1")).isEqualTo("""
                            Yes: 'Mobile App' feat/1 to 'production' can be deployed.

                              consumer    version  provider  version  result
                              Mobile App  feat/1   catalog   c2       verified""");

            new Deployments(broker).released("Mobile App", "feat/1", "production");
            new Deployments(broker).supportEnded("Mobile App", "feat/1", "production");
            assertThat(new Deployments(broker).undeployed("catalog", "production", null))
                    .containsExactly("c2");
        }
    }

    @Test
    void missingResultNamesTheVersionThatIsDeployed(Database database) throws IOException {
        try (Broker running = RunningBroker.on(database)) {
            BrokerClient broker = client(running.url(), Map.of());
            createEnvironment(broker, "production");
            Published first = publish(broker, "web", "1", "one thing");
            verify(broker, first.pacts().get(0), "c1", true);
            new Deployments(broker).deployed("catalog", "c1", "production", "blue");
            publish(broker, "web", "2", "another thing");

            assertThat(report(broker, "web", "2"))
                    .contains("Missing: web 2 x catalog c1")
                    .contains("-Dpactbroker.url=" + running.url() + " -Dpact.provider.version=c1");
        }
    }

    @Test
    void changedContentIsRefusedWithItsDifference(Database database) throws IOException {
        try (Broker running = RunningBroker.on(database)) {
            BrokerClient broker = client(running.url(), Map.of());
            publish(broker, "web", "1", "one thing");

            assertThatThrownBy(() -> publish(broker, "web", "1", "another thing"))
                    .isInstanceOf(ConcordatException.class)
                    .hasMessageContaining("does not take the pacts of 'web' in version '1': ")
                    .hasMessageContaining("    - 'one thing'\n    + 'another thing'\n")
                    .hasMessageContaining("Fix: publish under a version of its own");
        }
    }

    @Test
    void unknownNamesAreToldWithTheNearest(Database database) throws IOException {
        try (Broker running = RunningBroker.on(database)) {
            BrokerClient broker = client(running.url(), Map.of());
            createEnvironment(broker, "production");
            publish(broker, "web", "1.0.1", "one thing");

            assertThatThrownBy(() -> ask(broker, "wep", "1.0.1", "production"))
                    .hasMessageStartingWith("The Pact Broker knows no pacticipant 'wep'. Is 'web' meant?");
            assertThatThrownBy(() -> ask(broker, "web", "1.0.0", "production"))
                    .hasMessageStartingWith("The Pact Broker knows no version '1.0.0' of 'web'. Is '1.0.1' meant?");
            assertThatThrownBy(() -> ask(broker, "web", "1.0.1", "prodution"))
                    .hasMessageStartingWith("The Pact Broker knows no environment 'prodution'. Is 'production' meant?");
            assertThatThrownBy(() -> new Deployments(broker).deployed("web", "1.0.1", "prodution", null))
                    .hasMessageStartingWith("The Pact Broker knows no environment 'prodution'. Is 'production' meant?");
        }
    }

    @Test
    void tokensAreSentAndKeptSecret(Database database) throws IOException {
        AccessToken writing = AccessToken.forWriting("ci");
        Path tokens = Files.writeString(folder.resolve("tokens"), writing.line() + "\n");
        try (Broker running = RunningBroker.on(database, Map.of(BrokerOptions.TOKENS_FILE, tokens.toString()))) {
            BrokerClient known = client(running.url(), Map.of(PactProperties.TOKEN, writing.secret()));
            assertThat(publish(known, "web", "1", "one thing").pacts()).hasSize(1);

            String other = AccessToken.forWriting("ci").secret();
            assertThatThrownBy(() -> client(running.url(), Map.of(PactProperties.TOKEN, other))
                            .index())
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("answered 401 Unauthorized")
                    .hasMessageNotContaining(other);
        }
    }

    private Published publish(BrokerClient broker, String consumer, String version, String description)
            throws IOException {
        Path pact = Files.writeString(folder.resolve("pact.json"), """
                {"consumer": {"name": "%s"}, "provider": {"name": "catalog"}, "interactions": [
                  {"description": "%s", "request": {"method": "GET", "path": "/"}, "response": {"status": 200}}],
                 "metadata": {"pactSpecification": {"version": "2.0.0"}}}""".formatted(consumer, description));
        return new PactPublisher(broker)
                .publish(
                        ConsumerPacts.readAll(List.of(pact)).get(0),
                        new ConsumerVersion(version, "main", List.of("dev"), "https://ci.example.org/1"),
                        false);
    }

    private static void verify(BrokerClient broker, Link pact, String version, boolean success) {
        broker.send(BrokerRequest.post(
                broker.get(pact.expand(Map.of()))
                        .link("pb:publish-verification-results")
                        .orElseThrow()
                        .expand(Map.of()),
                JsonParser.parseString(
                        "{\"success\": " + success + ", \"providerApplicationVersion\": \"" + version + "\"}")));
    }

    private static void createEnvironment(BrokerClient broker, String name) {
        broker.send(BrokerRequest.post(
                broker.link("pb:environments", Map.of()),
                JsonParser.parseString("{\"name\": \"" + name + "\", \"production\": true}")));
    }

    private static String report(BrokerClient broker, String pacticipant, String version) {
        DeployReport report = ask(broker, pacticipant, version, "production");
        return report.headline() + "\n" + String.join("\n", report.details());
    }

    private static DeployReport ask(BrokerClient broker, String pacticipant, String version, String environment) {
        return new DeployReport(
                new CanIDeploy(broker)
                        .ask(new DeployQuestion(
                                List.of(VersionSelector.exactly(pacticipant, version)),
                                Destination.environment(environment),
                                List.of())),
                broker.settings().url());
    }

    private static BrokerClient client(String url, Map<String, String> properties) {
        return BrokerClient.of(BrokerSettings.from(
                PactProperties.of(properties::get, name -> null).withArguments(Map.of(PactProperties.URL, url))));
    }
}
