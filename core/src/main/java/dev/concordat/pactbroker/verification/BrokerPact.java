package dev.concordat.pactbroker.verification;

import au.com.dius.pact.core.model.DefaultPactReader;
import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.support.json.JsonValue;
import dev.concordat.pact.CanonicalJson;
import dev.concordat.pact.PactReading;
import dev.concordat.pactbroker.HalDocument;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A selected pact with its content.
 *
 * @param selected which one, and why
 * @param pact the content
 * @param originals the interactions as the broker has them, in their order
 * @param results where results are published
 */
public record BrokerPact(SelectedPact selected, V4Pact pact, List<Original> originals, URI results) {

    /** Copies the list. */
    public BrokerPact {
        originals = List.copyOf(originals);
    }

    /**
     * An interaction as the broker has it.
     *
     * @param id the broker's own name for it; empty where it has none
     * @param content all it says, and of which specification: equal for equal interactions alone
     */
    public record Original(String id, String content) {}

    static BrokerPact read(SelectedPact selected, HalDocument document) {
        // The reader changes what it reads.
        List<Original> originals = originals(document.body());
        URI results = document.link(PactsForVerification.RESULTS)
                .map(link -> URI.create(link.href()))
                .orElseGet(() -> URI.create(selected.url() + PactsForVerification.RESULTS_PATH));
        PactReading reading = new PactReading(
                selected.name(), selected.url().toString(), "publish the pact again from its consumer's tests.");
        return new BrokerPact(selected, reading.read(document.body()), originals, results);
    }

    private static List<Original> originals(JsonValue.Object body) {
        String specification = DefaultPactReader.determineSpecVersion(body);
        List<Original> originals = new ArrayList<>();
        // As the reader does: messages have a list of their own in version 3 alone.
        String key = specification.startsWith("3") && body.has("messages") ? "messages" : "interactions";
        if (body.get(key) instanceof JsonValue.Array array) {
            array.getValues().forEach(interaction -> originals.add(original(interaction, specification)));
        }
        return originals;
    }

    private static Original original(JsonValue interaction, String specification) {
        String id = interaction.get("_id").isString()
                ? String.valueOf(interaction.get("_id").asString())
                : "";
        Map<String, JsonValue> rest =
                interaction instanceof JsonValue.Object object ? new TreeMap<>(object.getEntries()) : new TreeMap<>();
        rest.remove("_id");
        return new Original(id, specification + CanonicalJson.print(new JsonValue.Object(rest)));
    }

    /** An interaction as the broker has it, by its place from 0. */
    public Original original(int index) {
        return originals.get(index);
    }

    /** Whose pact it is. */
    public String consumer() {
        return pact.getConsumer().getName();
    }

    /** The interactions, in the order of the pact. */
    public List<V4Interaction> interactions() {
        return pact.getInteractions().stream().map(Interaction::asV4Interaction).toList();
    }

    static boolean isPact(JsonValue.Object json) {
        return json.has("consumer") && json.has("provider");
    }
}
