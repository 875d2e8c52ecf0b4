package dev.concordat.pactbroker;

import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.support.json.JsonValue;
import dev.concordat.pact.PactReading;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A selected pact with its content.
 *
 * @param selected which one, and why
 * @param pact the content
 * @param interactionIds the broker's own name for each interaction, in their order; empty texts where it has none
 * @param results where results are published
 */
public record BrokerPact(SelectedPact selected, V4Pact pact, List<String> interactionIds, URI results) {

    /** Copies the list. */
    public BrokerPact {
        interactionIds = List.copyOf(interactionIds);
    }

    static BrokerPact read(SelectedPact selected, HalDocument document) {
        // The reader changes what it reads.
        List<String> ids = interactionIds(document);
        URI results = document.link(PactsForVerification.RESULTS)
                .map(link -> URI.create(link.href()))
                .orElseGet(() -> URI.create(selected.url() + PactsForVerification.RESULTS_PATH));
        PactReading reading = new PactReading(
                selected.name(), selected.url().toString(), "publish the pact again from its consumer's tests.");
        return new BrokerPact(selected, reading.read(document.body()), ids, results);
    }

    private static List<String> interactionIds(HalDocument document) {
        List<String> ids = new ArrayList<>();
        Stream.of("interactions", "messages")
                .flatMap(key -> document.documents(key).stream())
                .forEach(interaction -> ids.add(interaction.text("_id").orElse("")));
        return ids;
    }

    /** Whose pact it is. */
    public String consumer() {
        return pact.getConsumer().getName();
    }

    /** The interactions, in the order of the pact. */
    public List<V4Interaction> interactions() {
        return pact.getInteractions().stream().map(Interaction::asV4Interaction).toList();
    }

    /** The broker's own name for an interaction, by its place from 0; empty where it has none. */
    public String interactionId(int index) {
        return index < interactionIds.size() ? interactionIds.get(index) : "";
    }

    static boolean isPact(JsonValue.Object json) {
        return json.has("consumer") && json.has("provider");
    }
}
