package dev.concordat.broker.internal.environment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version that was handed out in an environment, and may be used there for as long as it is supported.
 *
 * @param uuid its name in addresses
 * @param versionId the version's key
 * @param pacticipant whose version it is, by name
 * @param number the version's number
 * @param environment where it was released
 * @param createdAt since when
 * @param supportEndedAt until when; {@code null} as long as it is supported
 */
public record ReleasedVersion(
        UUID uuid,
        long versionId,
        String pacticipant,
        String number,
        Environment environment,
        Instant createdAt,
        @Nullable Instant supportEndedAt) {

    /** Whether it is supported now. */
    public boolean current() {
        return supportEndedAt == null;
    }

    static ReleasedVersion row(ResultSet row, int number) throws SQLException {
        return new ReleasedVersion(
                row.getObject("uuid", UUID.class),
                row.getLong("version_id"),
                row.getString("pacticipant"),
                row.getString("number"),
                Environment.row(row),
                row.getTimestamp("created_at").toInstant(),
                Environment.instant(row, "support_ended_at"));
    }
}
