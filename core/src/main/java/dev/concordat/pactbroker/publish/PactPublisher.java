package dev.concordat.pactbroker.publish;

import au.com.dius.pact.core.support.Json;
import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.pact.PactFile;
import dev.concordat.pactbroker.BrokerClient;
import dev.concordat.pactbroker.BrokerException;
import dev.concordat.pactbroker.BrokerRequest;
import dev.concordat.pactbroker.HalDocument;
import dev.concordat.pactbroker.publish.Published.Notice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Publishes pacts. */
public final class PactPublisher {

    private static final int CONFLICT = 409;

    private final BrokerClient broker;

    /** Publishes to this broker. */
    public PactPublisher(BrokerClient broker) {
        this.broker = broker;
    }

    /**
     * Publishes the pacts of several consumers, each consumer's at once. One consumer's refusal does not keep the
     * others from being published; a broker that is away keeps them all.
     *
     * @param done is told of each consumer whose pacts were taken
     * @throws ConcordatException with all that was refused
     */
    public void publishAll(
            List<ConsumerPacts> consumers, ConsumerVersion version, boolean merge, Consumer<Published> done) {
        List<Problem> problems = new ArrayList<>();
        for (ConsumerPacts pacts : consumers) {
            try {
                done.accept(publish(pacts, version, merge));
            } catch (BrokerException e) {
                problems.addAll(e.problems());
                break;
            } catch (ConcordatException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConcordatException(problems, null);
        }
    }

    /**
     * Publishes all pacts of a consumer at once: the broker takes all, or none. The files stay as they are.
     *
     * @param merge whether interactions are added to a pact that is there already for this version, rather than refused
     * @throws ConcordatException if the broker refuses; where it has other content for the version, with the
     *     differences
     */
    public Published publish(ConsumerPacts pacts, ConsumerVersion version, boolean merge) {
        URI uri = broker.link("pb:publish-contracts", Map.of());
        BrokerRequest request = BrokerRequest.post(uri, Json.toJson(body(pacts, version, merge)));
        try {
            return published(headline(pacts, version), broker.send(request.asRepeatable()));
        } catch (BrokerException e) {
            throw e.status() == CONFLICT ? conflict(pacts, version, e) : e;
        }
    }

    private static Map<String, Object> body(ConsumerPacts pacts, ConsumerVersion version, boolean merge) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("pacticipantName", pacts.consumer());
        body.put("pacticipantVersionNumber", version.number());
        if (version.branch() != null) {
            body.put("branch", version.branch());
        }
        if (version.buildUrl() != null) {
            body.put("buildUrl", version.buildUrl());
        }
        body.put("tags", version.tags());
        body.put(
                "contracts",
                pacts.pacts().stream().map(pact -> contract(pact, merge)).toList());
        return body;
    }

    private static Map<String, Object> contract(PactFile pact, boolean merge) {
        Map<String, Object> contract = new LinkedHashMap<>();
        contract.put("consumerName", pact.consumer());
        contract.put("providerName", pact.provider());
        contract.put("specification", "pact");
        contract.put("contentType", "application/json");
        contract.put("content", Base64.getEncoder().encodeToString(bytes(pact)));
        if (merge) {
            contract.put("onConflict", "merge");
        }
        return contract;
    }

    private static byte[] bytes(PactFile pact) {
        try {
            return Files.readAllBytes(pact.path());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '" + pact.path() + "': " + e.getMessage(), e);
        }
    }

    private static String headline(ConsumerPacts pacts, ConsumerVersion version) {
        int count = pacts.pacts().size();
        return "Published '" + pacts.consumer() + "' " + version.number()
                + (version.branch() == null ? "" : " of branch '" + version.branch() + "'") + ": " + count
                + (count == 1 ? " pact" : " pacts");
    }

    private static Published published(String headline, HalDocument answer) {
        return new Published(
                headline,
                answer.documents("notices").stream()
                        .map(notice -> new Notice(
                                notice.text("type").orElse("info"),
                                notice.text("text").orElse("")))
                        .toList(),
                answer.links("pb:contracts"));
    }

    private ConcordatException conflict(ConsumerPacts pacts, ConsumerVersion version, BrokerException refusal) {
        String files =
                pacts.pacts().stream().map(pact -> pact.path().toString()).collect(Collectors.joining(",\n"));
        String differences = pacts.pacts().stream()
                .flatMap(pact -> differences(pact, version).stream())
                .collect(Collectors.joining("\n"));
        String reason = refusal.reason().isBlank() ? "it gives no reason" : refusal.reason();
        return new ConcordatException(
                new Problem(
                        "The Pact Broker at '" + broker.settings().url() + "' does not take the pacts of '"
                                + pacts.consumer() + "' in version '" + version.number() + "': "
                                + reason.replace("\n", "\n  ")
                                + (differences.isEmpty()
                                        ? ""
                                        : "\n" + differences.indent(2).stripTrailing()),
                        files,
                        differences.isEmpty()
                                ? "mend what the broker names, and publish again."
                                : "publish under a version of its own: each change of a pact is a new version of its"
                                        + " consumer."),
                refusal);
    }

    /** What the file has otherwise than the broker has it; empty where the broker has none, or cannot be asked. */
    private Optional<String> differences(PactFile pact, ConsumerVersion version) {
        Optional<HalDocument> published;
        try {
            published = broker.index()
                    .link("pb:publish-pact")
                    .flatMap(link -> broker.find(link.expand(Map.of(
                            "provider", pact.provider(),
                            "consumer", pact.consumer(),
                            "consumerApplicationVersion", version.number()))));
        } catch (BrokerException e) {
            return Optional.empty();
        }
        List<String> lines = published
                .map(document -> new PactDifference(document.body(), pact.json()).lines())
                .orElse(List.of());
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of("published for '" + pact.provider() + "' (-), and in "
                        + pact.path().getFileName() + " (+):\n"
                        + String.join("\n", lines).indent(2).stripTrailing());
    }
}
