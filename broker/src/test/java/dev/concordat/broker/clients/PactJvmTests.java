package dev.concordat.broker.clients;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.pactbroker.ConsumerVersionSelectors;
import au.com.dius.pact.core.pactbroker.Latest;
import au.com.dius.pact.core.pactbroker.PactBrokerClient;
import au.com.dius.pact.core.pactbroker.PactBrokerResult;
import au.com.dius.pact.core.pactbroker.PublishConfiguration;
import au.com.dius.pact.core.pactbroker.TestResult;
import au.com.dius.pact.core.pactbroker.To;
import au.com.dius.pact.core.support.Result;
import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerCalls;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pact JVM's own client, which its JUnit extensions and its Maven and Gradle plugins use. */
@FreshDatabase
@SuppressWarnings("deprecation") // older Pact JVMs know no other methods
class PactJvmTests {

    private static final String PACT = """
            {"consumer": {"name": "web"}, "provider": {"name": "shop"}, "interactions": [
              {"description": "a request", "request": {"method": "GET", "path": "/"}, "response": {"status": 200}}],
             "metadata": {"pactSpecification": {"version": "3.0.0"}}}
            """;

    @TempDir
    private Path folder;

    @Test
    void publishesSelectsVerifiesAndAsks(Database database) throws IOException {
        try (Broker broker = RunningBroker.on(database)) {
            PactBrokerClient client = new PactBrokerClient(broker.url());
            BrokerCalls calls = new BrokerCalls(broker);
            Path file = Files.writeString(folder.resolve("web-shop.json"), PACT);

            Result<String, Exception> published = client.uploadPactFile(
                    file.toFile(), new PublishConfiguration("1", List.of("dev"), "main", "https://ci.example.org/1"));
            assertThat(published).isInstanceOf(Result.Ok.class);

            PactBrokerResult selected = selected(client);
            assertThat(selected.getName()).isEqualTo("Pact between web (1) and shop");
            assertThat(selected.getPending()).isTrue();
            assertThat(client.fetchPact(selected.getSource(), true)
                            .getPactFile()
                            .get("interactions")
                            .size())
                    .isEqualTo(1);

            var links = client.fetchPact(selected.getSource(), true).getLinks();
            assertThat(client.publishVerificationResults(links, new TestResult.Ok(), "p1"))
                    .isInstanceOf(Result.Ok.class);
            assertThat(client.publishProviderBranch(links, "shop", "main", "p1"))
                    .isInstanceOf(Result.Ok.class);
            assertThat(client.publishProviderTags(links, "shop", List.of("dev"), "p1"))
                    .isInstanceOf(Result.Ok.class);
            assertThat(selected(client).getPending()).isFalse();

            assertThat(client.canIDeploy("web", "1", new Latest.UseLatest(false), new To("dev"))
                            .getOk())
                    .isTrue();
            assertThat(client.createVersionTag("web", "1", "prod")).isInstanceOf(Result.Ok.class);
            assertThat(calls.get("/pacticipants/web/versions/1/tags/prod").statusCode())
                    .isEqualTo(200);
            assertThat(client.fetchConsumers("shop")).hasSize(1);
            assertThat(client.fetchConsumersWithTag("shop", "dev")).hasSize(1);
        }
    }

    @SuppressWarnings("unchecked") // what the method says it answers
    private static PactBrokerResult selected(PactBrokerClient client) {
        Result<List<PactBrokerResult>, Exception> result = client.fetchConsumersWithSelectorsV2(
                "shop", List.of(ConsumerVersionSelectors.MainBranch.INSTANCE), List.of(), "main", true, "");
        assertThat(result).isInstanceOf(Result.Ok.class);
        List<PactBrokerResult> pacts = ((Result.Ok<List<PactBrokerResult>>) result).getValue();
        assertThat(pacts).hasSize(1);
        return pacts.get(0);
    }
}
