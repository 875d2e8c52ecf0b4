package dev.concordat.broker.internal.selection;

import org.jspecify.annotations.Nullable;

/**
 * Why a pact was selected: for this consumer version, by this selector.
 *
 * @param kind by what; never {@link Selector.Kind#DEFAULT}
 * @param name of the branch, the tag or the environment it was found by
 * @param insteadOf the name that was asked for, where it was found by its fallback
 * @param versionId the key of the consumer version
 * @param version its number
 */
record Reason(
        Selector.Kind kind, @Nullable String name, @Nullable String insteadOf, long versionId, String version) {

    /** A few words: tools name their tests by them. */
    String shortly() {
        return switch (kind) {
            case MAIN_BRANCH -> "latest of main branch";
            case BRANCH, EVERY_BRANCH -> "latest of branch " + name;
            case LATEST_TAGGED -> "latest tagged " + name;
            case TAGGED -> "tagged " + name;
            case DEPLOYED -> "deployed to " + name;
            case RELEASED -> "released to " + name;
            case LATEST, DEFAULT -> "latest";
        };
    }

    /** What the version is. */
    String fully() {
        String instead = insteadOf == null ? "" : " (instead of '" + insteadOf + "', which has no pact)";
        return "version " + version + ", "
                + switch (kind) {
                    case MAIN_BRANCH -> "the latest of the main branch '" + name + "'";
                    case BRANCH, EVERY_BRANCH -> "the latest of branch '" + name + "'" + instead;
                    case LATEST_TAGGED -> "the latest tagged '" + name + "'" + instead;
                    case TAGGED -> "tagged '" + name + "'";
                    case DEPLOYED -> "deployed to '" + name + "'";
                    case RELEASED -> "released to '" + name + "' and supported there";
                    case LATEST, DEFAULT -> "the latest with a pact";
                };
    }

    boolean isLatest() {
        return kind != Selector.Kind.TAGGED && !isInEnvironment();
    }

    boolean isInEnvironment() {
        return kind == Selector.Kind.DEPLOYED || kind == Selector.Kind.RELEASED;
    }

    @Nullable String branch() {
        return kind == Selector.Kind.BRANCH || kind == Selector.Kind.EVERY_BRANCH ? name : null;
    }

    @Nullable String tag() {
        return kind == Selector.Kind.LATEST_TAGGED || kind == Selector.Kind.TAGGED ? name : null;
    }
}
