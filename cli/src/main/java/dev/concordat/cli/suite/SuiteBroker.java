package dev.concordat.cli.suite;

import dev.concordat.ConcordatException;
import dev.concordat.cli.broker.EmbeddedBroker;
import dev.concordat.pactbroker.BrokerClient;
import dev.concordat.pactbroker.BrokerSettings;
import dev.concordat.pactbroker.PactProperties;
import dev.concordat.pactbroker.deploy.CanIDeploy;
import dev.concordat.pactbroker.deploy.DeployAnswer;
import dev.concordat.pactbroker.deploy.DeployQuestion;
import dev.concordat.pactbroker.deploy.DeployReport;
import dev.concordat.pactbroker.deploy.Destination;
import dev.concordat.pactbroker.deploy.VersionSelector;
import dev.concordat.pactbroker.publish.ConsumerPacts;
import dev.concordat.pactbroker.publish.ConsumerVersion;
import dev.concordat.pactbroker.publish.PactPublisher;
import dev.concordat.revision.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The broker of one run: empty at first, so that nothing of an earlier run counts. What a suite verifies, it verifies
 * as a team does: published, selected, verified, answered for.
 */
final class SuiteBroker implements AutoCloseable {

    private static final String FOLDER = "broker";

    private final EmbeddedBroker broker;
    private final BrokerClient client;
    private final String version;
    private final String branch;

    private SuiteBroker(EmbeddedBroker broker, Path root) {
        this.broker = broker;
        Revision revision = Revision.of(root);
        this.version = version(revision);
        this.branch = revision.branch().orElse("local");
        this.client = BrokerClient.of(
                BrokerSettings.from(PactProperties.of(Map.of(PactProperties.URL, broker.url())::get, name -> null)));
    }

    /** Without git, or before the first commit, there is no commit to name the version by. */
    private static String version(Revision revision) {
        try {
            return revision.version(true, "the commit", "itself");
        } catch (ConcordatException e) {
            return "local";
        }
    }

    static SuiteBroker start(Path root) throws InterruptedException {
        Path data = root.resolve(SuitePlan.OUTPUT).resolve(FOLDER);
        EmbeddedBroker.stopIn(data);
        delete(data);
        return new SuiteBroker(EmbeddedBroker.start(data), root);
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("What an earlier run left cannot be deleted: " + e.getMessage(), e);
        }
    }

    /** Publishes the pacts in a folder; returns how many consumers they are of. */
    int publish(Path pacts) {
        List<ConsumerPacts> all = ConsumerPacts.readAll(List.of(pacts));
        ConsumerVersion consumer = new ConsumerVersion(version, branch, List.of(), null);
        PactPublisher publisher = new PactPublisher(client);
        all.forEach(each -> publisher.publish(each, consumer, false));
        return all.size();
    }

    /** What the providers' commands are told by; credentials of another broker do not belong to this one. */
    Map<String, String> environment() {
        return Map.of(
                "PACT_BROKER_BASE_URL", broker.url(),
                "PACT_BROKER_TOKEN", "",
                "PACT_BROKER_USERNAME", "",
                "PACT_BROKER_PASSWORD", "",
                "PACT_PROVIDER_VERSION", version,
                "PACT_PROVIDER_BRANCH", branch,
                "PACT_VERIFIER_PUBLISHRESULTS", "true");
    }

    /** Whether the version at hand of a pacticipant can be deployed beside the others'. */
    Deployment canIDeploy(String pacticipant) {
        DeployAnswer answer = new CanIDeploy(client)
                .ask(new DeployQuestion(
                        List.of(VersionSelector.exactly(pacticipant, version)), Destination.LATEST, List.of()));
        DeployReport report = new DeployReport(answer, URI.create(broker.url()));
        return new Deployment(pacticipant, version, answer.isYes(), report.headline(), report.details());
    }

    String url() {
        return broker.url();
    }

    String version() {
        return version;
    }

    @Override
    public void close() {
        broker.close();
    }
}
