package dev.concordat.pactbroker.deploy;

import dev.concordat.pactbroker.Link;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Can these versions be deployed there?
 *
 * @param versions what is to be deployed, at least one
 * @param destination what is there
 * @param ignored pacticipants whose results do not count
 */
public record DeployQuestion(List<VersionSelector> versions, Destination destination, List<String> ignored) {

    /** Copies the lists. */
    public DeployQuestion {
        versions = List.copyOf(versions);
        ignored = List.copyOf(ignored);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a question is about a version at least");
        }
    }

    /**
     * The address of the answer. {@code cvpv}: the latest result for each two versions. An environment may have several
     * versions of a provider, and each of them counts.
     */
    String query() {
        return versions.stream().map(VersionSelector::query).collect(Collectors.joining("&"))
                + "&latestby=cvpv"
                + destination.query()
                + ignored.stream()
                        .map(name -> "&ignore%5B%5D%5Bpacticipant%5D=" + Link.encode(name))
                        .collect(Collectors.joining());
    }

    /** {@code 'web' 1.2.3 to 'production'}. */
    @Override
    public String toString() {
        return versions.stream().map(VersionSelector::toString).collect(Collectors.joining(" and ")) + destination;
    }
}
