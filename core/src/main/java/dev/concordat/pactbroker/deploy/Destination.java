package dev.concordat.pactbroker.deploy;

import dev.concordat.pactbroker.Link;

/**
 * What else is there where a version is to go.
 *
 * @param kind how that is named
 * @param name the environment or the tag; empty where the kind needs none
 */
public record Destination(Kind kind, String name) {

    /** Only the versions that are asked about, with each other. */
    public static final Destination NONE = new Destination(Kind.NONE, "");

    /** The latest version of every other pacticipant. */
    public static final Destination LATEST = new Destination(Kind.LATEST, "");

    /** The latest version of every other pacticipant's main branch. */
    public static final Destination MAIN_BRANCHES = new Destination(Kind.MAIN_BRANCHES, "");

    /** What is deployed to, or released in, an environment. */
    public static Destination environment(String name) {
        return new Destination(Kind.ENVIRONMENT, name);
    }

    /** The latest version of every other pacticipant with a tag. */
    public static Destination tag(String name) {
        return new Destination(Kind.TAG, name);
    }

    String query() {
        return switch (kind) {
            case NONE -> "";
            case LATEST -> "&latest=true";
            case MAIN_BRANCHES -> "&latest=true&mainBranch=true";
            case ENVIRONMENT -> "&environment=" + Link.encode(name);
            case TAG -> "&latest=true&tag=" + Link.encode(name);
        };
    }

    /** As the end of a sentence has it; empty for none. */
    @Override
    public String toString() {
        return switch (kind) {
            case NONE -> "";
            case LATEST -> " beside the latest of the others";
            case MAIN_BRANCHES -> " beside the main branches of the others";
            case ENVIRONMENT -> " to '" + name + "'";
            case TAG -> " beside the latest tagged '" + name + "'";
        };
    }

    /** How it is named. */
    public enum Kind {
        /** Nothing beside what is asked about. */
        NONE,
        /** The latest of all. */
        LATEST,
        /** The latest of the main branches. */
        MAIN_BRANCHES,
        /** An environment. */
        ENVIRONMENT,
        /** A tag. */
        TAG
    }
}
