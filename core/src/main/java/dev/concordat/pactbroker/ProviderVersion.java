package dev.concordat.pactbroker;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The version of a provider that is verified.
 *
 * @param number the version, as results are published for it; empty where it is not known
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

    /** As properties say. */
    public static ProviderVersion read(PactProperties properties) {
        return new ProviderVersion(
                properties.value(NUMBER),
                properties.value(BRANCH),
                Stream.of(properties.value(TAGS).orElse("").split(","))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .toList(),
                properties.value(BUILD_URL));
    }

    /** The number and the branch, as far as they are known. */
    @Override
    public String toString() {
        return number.orElse("unknown") + branch.map(name -> " (" + name + ")").orElse("");
    }
}
