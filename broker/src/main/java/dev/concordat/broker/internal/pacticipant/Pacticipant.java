package dev.concordat.broker.internal.pacticipant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An application that takes part in contracts.
 *
 * @param id its key
 * @param name its name
 * @param displayName how people read it
 * @param repositoryUrl where its sources are
 * @param repositoryName the repository's name
 * @param repositoryNamespace the repository's owner
 * @param mainBranch the branch that is released from
 * @param createdAt when it was first heard of
 * @param updatedAt when one of these was changed last
 */
public record Pacticipant(
        long id,
        String name,
        @Nullable String displayName,
        @Nullable String repositoryUrl,
        @Nullable String repositoryName,
        @Nullable String repositoryNamespace,
        @Nullable String mainBranch,
        Instant createdAt,
        @Nullable Instant updatedAt) {}
