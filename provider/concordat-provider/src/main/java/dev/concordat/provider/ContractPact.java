package dev.concordat.provider;

import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.V4Pact;
import dev.concordat.outcome.VerifiedPact;
import dev.concordat.pact.PactFile;
import dev.concordat.pactbroker.verification.BrokerPact;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A pact to be verified.
 *
 * @param pact what it says
 * @param place where it is, as a person would look for it
 * @param version what tells it from others of its consumer; empty where there is none
 * @param published what a broker knows of it; empty for one of a folder
 */
record ContractPact(V4Pact pact, String place, String version, Optional<BrokerPact> published) {

    static ContractPact of(PactFile file) {
        Path folder = file.path().toAbsolutePath().getParent();
        String place =
                (folder == null ? "" : folder.getFileName() + "/") + file.path().getFileName();
        return new ContractPact(file.pact(), place, "", Optional.empty());
    }

    static ContractPact of(BrokerPact pact, String version) {
        return new ContractPact(pact.pact(), pact.selected().content().toString(), version, Optional.of(pact));
    }

    String consumer() {
        return pact.getConsumer().getName();
    }

    String label() {
        return version.isEmpty() ? consumer() : consumer() + " (" + version + ")";
    }

    boolean isPending() {
        return published.map(known -> known.selected().pending()).orElse(false);
    }

    List<ContractCase> cases() {
        List<V4Interaction> interactions = pact.getInteractions().stream()
                .map(Interaction::asV4Interaction)
                .toList();
        return IntStream.range(0, interactions.size())
                .mapToObj(index -> new ContractCase(this, index + 1, interactions.get(index), List.of()))
                .toList();
    }

    /** As the report has it. */
    VerifiedPact verified(String result) {
        List<String> reasons =
                published.map(known -> known.selected().reasons()).orElse(List.of());
        return new VerifiedPact(place, consumer(), reasons, isPending(), result);
    }
}
