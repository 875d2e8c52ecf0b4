package dev.concordat.pactbroker.verification;

import au.com.dius.pact.core.support.json.JsonValue;
import dev.concordat.pactbroker.BrokerClient;
import dev.concordat.pactbroker.BrokerException;
import dev.concordat.pactbroker.BrokerRequest;
import dev.concordat.pactbroker.HalDocument;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Publishes what verifications came to. */
public final class VerificationResults {

    private final BrokerClient client;
    private final String provider;
    private final ProviderVersion version;

    /**
     * Results of one provider.
     *
     * @param client of the broker that has the pacts
     * @param provider the provider's name
     * @param version what was verified; its number is known
     */
    public VerificationResults(BrokerClient client, String provider, ProviderVersion version) {
        this.client = client;
        this.provider = provider;
        this.version = version;
    }

    /**
     * Tells the broker of the version's branch and tags; to be done before its results are published, which are judged
     * by them.
     *
     * @throws BrokerException if the broker is not reached, or refuses
     */
    public void announce() {
        version.branch().ifPresent(branch -> put("pb:pacticipant-branch-version", Map.of("branch", branch)));
        version.tags().forEach(tag -> put("pb:pacticipant-version-tag", Map.of("tag", tag)));
    }

    private void put(String relation, Map<String, String> name) {
        Map<String, String> names = new LinkedHashMap<>(name);
        names.put("pacticipant", provider);
        names.put("version", version.number().orElseThrow());
        client.send(BrokerRequest.put(client.link(relation, names), new JsonValue.Object(new LinkedHashMap<>())));
    }

    /**
     * Publishes the result of one pact.
     *
     * @return where it can be seen
     * @throws BrokerException if the broker is not reached, or refuses
     */
    public URI publish(BrokerPact pact, VerificationResult result) {
        // The same result twice says no more than once, so it may be sent again.
        HalDocument answer = client.send(
                BrokerRequest.post(pact.results(), result.json(version)).asRepeatable());
        return answer.link("self").map(link -> URI.create(link.href())).orElse(pact.results());
    }
}
