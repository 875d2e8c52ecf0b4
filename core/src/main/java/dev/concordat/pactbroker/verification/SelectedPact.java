package dev.concordat.pactbroker.verification;

import au.com.dius.pact.core.support.json.JsonValue;
import dev.concordat.pactbroker.HalDocument;
import dev.concordat.pactbroker.Link;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A pact that a broker selected, and why.
 *
 * @param url where the pact is, with what the broker wants to hear again with the result
 * @param name which one it is, in the broker's words
 * @param reasons why it was selected, in short
 * @param pending whether the provider may still fail it
 */
public record SelectedPact(URI url, String name, List<String> reasons, boolean pending) {

    private static final String METADATA = "/metadata/";

    /** Copies the list. */
    public SelectedPact {
        reasons = List.copyOf(reasons);
    }

    static SelectedPact from(HalDocument document) {
        Link self = document.link("self").orElseThrow(() -> new IllegalArgumentException("it has no link to itself"));
        HalDocument properties = document.documents("verificationProperties").stream()
                .findFirst()
                .orElse(document);
        return new SelectedPact(
                URI.create(self.href()), self.name(), reasons(document, properties), isTrue(properties, "pending"));
    }

    /** The address of the content alone: the same for everybody, and for ever. */
    public URI content() {
        String text = url.toString();
        int metadata = text.indexOf(METADATA);
        return metadata < 0 ? url : URI.create(text.substring(0, metadata));
    }

    /** The same content selected twice: for both reasons, and pending only where it is for both. */
    SelectedPact and(SelectedPact other) {
        Set<String> all = new LinkedHashSet<>(reasons);
        all.addAll(other.reasons);
        SelectedPact binding = pending && !other.pending ? other : this;
        return new SelectedPact(binding.url, binding.name, List.copyOf(all), binding.pending);
    }

    /** A broker lists its criteria with stars in what it has to say before a verification, among whole sentences. */
    private static List<String> reasons(HalDocument document, HalDocument properties) {
        List<String> reasons = new ArrayList<>();
        properties.documents("notices").stream()
                .filter(notice -> notice.text("when").orElse("").equals("before_verification"))
                .flatMap(notice -> notice.text("text").stream())
                .flatMap(SelectedPact::criteria)
                .forEach(reasons::add);
        if (reasons.isEmpty()) {
            document.text("shortDescription").ifPresent(reasons::add);
        }
        if (isTrue(properties, "wip")) {
            reasons.add("work in progress");
        }
        return reasons;
    }

    private static Stream<String> criteria(String notice) {
        return notice.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("* "))
                .map(line -> line.substring(2).strip());
    }

    private static boolean isTrue(HalDocument document, String property) {
        return document.body().get(property) instanceof JsonValue.True;
    }
}
