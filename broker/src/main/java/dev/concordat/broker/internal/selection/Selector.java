package dev.concordat.broker.internal.selection;

import org.jspecify.annotations.Nullable;

/**
 * Which consumer versions a provider asks for.
 *
 * @param kind by what
 * @param consumer of which consumer; {@code null} for all of them
 * @param name of the branch, the tag or the environment; {@code null} where the kind needs none
 * @param fallback the branch or tag to take where none is found with that name
 */
record Selector(
        Kind kind,
        @Nullable String consumer,
        @Nullable String name,
        @Nullable String fallback) {

    /** By what versions are selected. */
    enum Kind {
        /** What is asked for where nothing is said: main branches, else tags of that name, else the latest. */
        DEFAULT,
        MAIN_BRANCH,
        BRANCH,
        EVERY_BRANCH,
        LATEST_TAGGED,
        TAGGED,
        LATEST,
        DEPLOYED,
        RELEASED
    }

    static Selector of(Kind kind) {
        return new Selector(kind, null, null, null);
    }

    /** The selector that takes its place where it finds nothing. */
    Selector otherwise() {
        return new Selector(kind, consumer, fallback, null);
    }
}
