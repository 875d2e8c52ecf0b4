package dev.concordat.pactbroker.deploy;

import au.com.dius.pact.core.support.Json;
import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.pactbroker.BrokerClient;
import dev.concordat.pactbroker.BrokerRequest;
import dev.concordat.pactbroker.HalDocument;
import dev.concordat.pactbroker.Link;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a broker where versions are. Telling it twice is no other than once. */
public final class Deployments {

    private final BrokerClient broker;
    private final BrokerNames names;

    /** Tells this broker. */
    public Deployments(BrokerClient broker) {
        this.broker = broker;
        this.names = new BrokerNames(broker);
    }

    /**
     * A version was deployed to an environment, in place of the one that was there.
     *
     * @param instance which of several instances of the application; null where there is one
     * @throws ConcordatException if the broker knows no such version or environment; then with the nearest name
     */
    public void deployed(String pacticipant, String version, String environment, @Nullable String instance) {
        // Brokers before 2.90 know an instance as a target.
        Map<String, String> body =
                instance == null ? Map.of() : Map.of("applicationInstance", instance, "target", instance);
        record("pb:record-deployment", pacticipant, version, environment, body);
    }

    /** A version was released to an environment, beside those that are there: an app in a store. */
    public void released(String pacticipant, String version, String environment) {
        record("pb:record-release", pacticipant, version, environment, Map.of());
    }

    /**
     * Whatever version of a pacticipant was deployed to an environment is there no more.
     *
     * @param instance of which instance of the application; null for the one without a name
     * @return the versions that were there
     * @throws ConcordatException if there was none
     */
    public List<String> undeployed(String pacticipant, String environment, @Nullable String instance) {
        String wanted = instance == null ? "" : instance;
        List<HalDocument> there = current(
                environment,
                "pb:currently-deployed-deployed-versions",
                "deployedVersions",
                MatrixCells.of(pacticipant).and(version -> instance(version).equals(wanted)));
        if (there.isEmpty()) {
            throw nothingThere(
                    "'" + pacticipant + "' is not recorded as deployed to '" + environment + "'"
                            + (instance == null ? "" : " as instance '" + instance + "'") + ".",
                    instances(pacticipant, environment));
        }
        return end(there, "currentlyDeployed");
    }

    /**
     * A released version is supported no more.
     *
     * @throws ConcordatException if it was not released there
     */
    public void supportEnded(String pacticipant, String version, String environment) {
        List<HalDocument> released = current(
                environment,
                "pb:currently-supported-released-versions",
                "releasedVersions",
                MatrixCells.of(pacticipant));
        List<HalDocument> there = released.stream()
                .filter(document -> number(document).equals(version))
                .toList();
        if (there.isEmpty()) {
            throw nothingThere(
                    "Version '" + version + "' of '" + pacticipant + "' is not supported in '" + environment + "'.",
                    released.isEmpty()
                            ? "nothing to do: no version of it is."
                            : "use one of those that are: '"
                                    + released.stream().map(Deployments::number).collect(Collectors.joining("', '"))
                                    + "'.");
        }
        end(there, "currentlySupported");
    }

    private void record(
            String relation, String pacticipant, String version, String environment, Map<String, String> body) {
        List<Link> links = names.version(pacticipant, version).links(relation);
        URI uri = links.stream()
                .filter(link -> link.name().equals(environment))
                .findFirst()
                .map(link -> link.expand(Map.of()))
                .orElseGet(() -> {
                    names.environment(environment);
                    throw nothingThere(
                            "The Pact Broker offers no way to record that in '" + environment + "'.",
                            "bring it up to date.");
                });
        broker.send(BrokerRequest.post(uri, Json.toJson(body)).asRepeatable());
    }

    private List<HalDocument> current(
            String environment, String relation, String embedded, Predicate<HalDocument> wanted) {
        return names
                .environment(environment)
                .link(relation)
                .map(link -> broker.get(link.expand(Map.of())).embedded(embedded))
                .orElse(List.of())
                .stream()
                .filter(wanted)
                .toList();
    }

    private List<String> end(List<HalDocument> versions, String property) {
        for (HalDocument version : versions) {
            URI self = version.link("self").orElseThrow().expand(Map.of());
            broker.send(BrokerRequest.patch(self, Json.toJson(Map.of(property, false))));
        }
        return versions.stream().map(Deployments::number).toList();
    }

    private String instances(String pacticipant, String environment) {
        List<String> instances = current(
                        environment,
                        "pb:currently-deployed-deployed-versions",
                        "deployedVersions",
                        MatrixCells.of(pacticipant))
                .stream()
                .map(Deployments::instance)
                .map(instance -> instance.isEmpty() ? "one without a name" : "'" + instance + "'")
                .toList();
        return instances.isEmpty()
                ? "nothing to do: no version of it is."
                : "name one of its instances that are: " + String.join(", ", instances) + ".";
    }

    private ConcordatException nothingThere(String what, String fix) {
        return new ConcordatException(new Problem(what, broker.settings().url().toString(), fix));
    }

    private static String instance(HalDocument version) {
        return version.text("applicationInstance")
                .or(() -> version.text("target"))
                .orElse("");
    }

    private static String number(HalDocument version) {
        return version.embedded("version").stream()
                .flatMap(document -> document.text("number").stream())
                .findFirst()
                .orElse("?");
    }
}
