package dev.concordat.pactbroker.verification;

import dev.concordat.pactbroker.PactProperties;
import dev.concordat.revision.Revision;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The version of a provider that is verified.
 *
 * @param number the version, as results are published for it; empty where nobody gave one
 * @param branch the branch; empty where it is not known
 * @param tags further names for the version
 * @param buildUrl where its build can be looked at; empty where nobody says
 */
public record ProviderVersion(
        Optional<String> number, Optional<String> branch, List<String> tags, Optional<String> buildUrl) {

    /** Pact JVM's property for the version. */
    public static final String NUMBER = "pact.provider.version";

    /** Pact JVM's property for the branch. */
    public static final String BRANCH = "pact.provider.branch";

    /** Pact JVM's property for tags, separated by commas. */
    public static final String TAGS = "pact.provider.tag";

    /** Pact JVM's property for the build's address. */
    public static final String BUILD_URL = "pact.verifier.buildUrl";

    /** Copies the list. */
    public ProviderVersion {
        tags = List.copyOf(tags);
    }

    /** As properties say; the branch and the build else as the build server or git does. */
    public static ProviderVersion read(PactProperties properties, Revision revision) {
        return new ProviderVersion(
                properties.value(NUMBER),
                properties.value(BRANCH).or(revision::branch),
                Stream.of(properties.value(TAGS).orElse("").split(","))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .toList(),
                properties.value(BUILD_URL).or(revision::buildUrl));
    }

    /**
     * The same with a number: the one that was given, else the commit.
     *
     * @throws dev.concordat.ConcordatException if none was given, and the commit is not known or not what is verified
     */
    public ProviderVersion numbered(Revision revision) {
        String known = number.orElseGet(() -> revision.version("the system property " + NUMBER));
        return new ProviderVersion(Optional.of(known), branch, tags, buildUrl);
    }
}
