package dev.concordat.broker.internal.matrix;

import java.util.List;

/**
 * A selector, and the versions that it stands for.
 *
 * @param selector what was asked for, or inferred
 * @param pacticipantId the pacticipant's key
 * @param specified whether the caller named it; else it is inferred from who works with whom
 * @param versions what there is; empty as well where any version will do
 */
record Resolved(Selector selector, long pacticipantId, boolean specified, List<VersionKey> versions) {

    /** The key of a pacticipant that does not exist. */
    static final long NOBODY = -1;

    Resolved {
        versions = List.copyOf(versions);
    }

    /** Whether any version will do. */
    boolean anyVersion() {
        return selector.criteria().isNone();
    }

    /** Whether certain versions are asked for, and there is none. */
    boolean isMissing() {
        return pacticipantId == NOBODY || (!anyVersion() && versions.isEmpty());
    }

    boolean includes(long versionId) {
        return anyVersion() || versions.stream().anyMatch(version -> version.id() == versionId);
    }
}
