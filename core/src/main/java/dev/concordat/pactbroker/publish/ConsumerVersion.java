package dev.concordat.pactbroker.publish;

import dev.concordat.pactbroker.PactProperties;
import dev.concordat.revision.Revision;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The version of a consumer that pacts are published for.
 *
 * @param number its number, as the broker shows it
 * @param branch the branch it is of; null where it is of none
 * @param tags its tags; none is usual, where there are branches and environments
 * @param buildUrl where a person sees its build; null where nobody does
 */
public record ConsumerVersion(
        String number,
        @Nullable String branch,
        List<String> tags,
        @Nullable String buildUrl) {

    /** The number. */
    public static final String NUMBER = "pact.consumer.version";

    /** The branch. */
    public static final String BRANCH = "pact.consumer.branch";

    /** The tags, separated by commas. */
    public static final String TAGS = "pact.consumer.tags";

    /** Where a person sees the build. */
    public static final String BUILD_URL = "pact.consumer.buildUrl";

    /** Whether files may differ from the commit whose number is taken. */
    public static final String ALLOW_DIRTY = "concordat.broker.allow-dirty";

    /** Copies the tags. */
    public ConsumerVersion {
        tags = List.copyOf(tags);
    }

    /**
     * What the properties say, and what they leave open as the revision has it. Where the number is given and the
     * branch is not, the branch is still the one that is checked out.
     *
     * @param how what a person gives the number by, for the message where there is none: {@code --version}
     * @param allow what a person allows changes by: {@code --allow-dirty}
     */
    public static ConsumerVersion from(PactProperties properties, Revision revision, String how, String allow) {
        Optional<String> number = properties.value(NUMBER);
        return new ConsumerVersion(
                number.orElseGet(() -> revision.version(properties.isSet(ALLOW_DIRTY), how, allow)),
                properties.value(BRANCH).or(revision::branch).orElse(null),
                tags(properties),
                properties.value(BUILD_URL).or(revision::buildUrl).orElse(null));
    }

    private static List<String> tags(PactProperties properties) {
        return Stream.of(properties.value(TAGS).orElse("").split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }
}
