package dev.concordat.pactbroker.deploy;

import dev.concordat.pactbroker.Link;
import org.jspecify.annotations.Nullable;

/**
 * A version of a pacticipant, by its number or as the latest of something.
 *
 * @param pacticipant its name
 * @param kind how the version is named
 * @param value the number, the branch or the tag; null where the kind needs none
 */
public record VersionSelector(
        String pacticipant, Kind kind, @Nullable String value) {

    /** The version with this number. */
    public static VersionSelector exactly(String pacticipant, String number) {
        return new VersionSelector(pacticipant, Kind.NUMBER, number);
    }

    /** The latest version of all. */
    public static VersionSelector latest(String pacticipant) {
        return new VersionSelector(pacticipant, Kind.LATEST, null);
    }

    /** The latest version with this tag. */
    public static VersionSelector latestTagged(String pacticipant, String tag) {
        return new VersionSelector(pacticipant, Kind.TAG, tag);
    }

    /** The latest version of this branch. */
    public static VersionSelector latestOfBranch(String pacticipant, String branch) {
        return new VersionSelector(pacticipant, Kind.BRANCH, branch);
    }

    /** The latest version of the pacticipant's main branch. */
    public static VersionSelector latestOfMainBranch(String pacticipant) {
        return new VersionSelector(pacticipant, Kind.MAIN_BRANCH, null);
    }

    String query() {
        String named = parameter("pacticipant", pacticipant);
        return switch (kind) {
            case NUMBER -> named + "&" + parameter("version", String.valueOf(value));
            case LATEST -> named + "&" + parameter("latest", "true");
            case TAG -> named + "&" + parameter("latest", "true") + "&" + parameter("tag", String.valueOf(value));
            case BRANCH -> named + "&" + parameter("latest", "true") + "&" + parameter("branch", String.valueOf(value));
            case MAIN_BRANCH -> named + "&" + parameter("latest", "true") + "&" + parameter("mainBranch", "true");
        };
    }

    private static String parameter(String name, String value) {
        return "q%5B%5D%5B" + name + "%5D=" + Link.encode(value);
    }

    /** As a sentence has it: {@code 'web' 1.2.3}. */
    @Override
    public String toString() {
        return "'" + pacticipant + "' "
                + switch (kind) {
                    case NUMBER -> String.valueOf(value);
                    case LATEST -> "(latest)";
                    case TAG -> "(latest tagged '" + value + "')";
                    case BRANCH -> "(latest of branch '" + value + "')";
                    case MAIN_BRANCH -> "(latest of its main branch)";
                };
    }

    /** How a version is named. */
    public enum Kind {
        /** By its number. */
        NUMBER,
        /** The latest of all. */
        LATEST,
        /** The latest with a tag. */
        TAG,
        /** The latest of a branch. */
        BRANCH,
        /** The latest of the main branch. */
        MAIN_BRANCH
    }
}
