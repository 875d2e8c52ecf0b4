package dev.concordat.broker.internal.pacticipant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a pacticipant.
 *
 * @param id its key, and its place in the order of versions
 * @param pacticipantId whose
 * @param pacticipant whose, by name
 * @param number its number, whatever form that has
 * @param buildUrl the build that made it
 * @param createdAt when it was first heard of
 * @param updatedAt when it was changed last
 */
public record Version(
        long id,
        long pacticipantId,
        String pacticipant,
        String number,
        @Nullable String buildUrl,
        Instant createdAt,
        @Nullable Instant updatedAt) {}
