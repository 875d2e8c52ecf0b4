package dev.concordat.broker.internal.matrix;

import org.jspecify.annotations.Nullable;

/**
 * Which of a pacticipant's versions are meant: those that fulfil all of these. None of them given means any version.
 *
 * @param version the number
 * @param latest the last one alone of those that fulfil the others
 * @param tag the tag borne
 * @param branch the branch it is on
 * @param mainBranch on the pacticipant's main branch
 * @param environment deployed to it, or released and supported in it, now
 */
record Criteria(
        @Nullable String version,
        boolean latest,
        @Nullable String tag,
        @Nullable String branch,
        boolean mainBranch,
        @Nullable String environment) {

    static final Criteria NONE = new Criteria(null, false, null, null, false, null);

    static Criteria version(String number) {
        return new Criteria(number, false, null, null, false, null);
    }

    static Criteria latestTagged(String tag) {
        return new Criteria(null, true, tag, null, false, null);
    }

    static Criteria latestOf(String branch) {
        return new Criteria(null, true, null, branch, false, null);
    }

    static Criteria latestOfMainBranch() {
        return new Criteria(null, true, null, null, true, null);
    }

    static Criteria in(String environment) {
        return new Criteria(null, false, null, null, false, environment);
    }

    /** Whether nothing is asked of a version. */
    boolean isNone() {
        return equals(NONE);
    }

    /**
     * Whether each of the versions stands for itself: of those that run side by side in an environment, and of those
     * named by number, none may be left out because another one is all right. Of a branch or tag any one will do.
     */
    boolean everyOneCounts() {
        return !latest && (environment != null || version != null);
    }
}
