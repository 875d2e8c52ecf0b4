package dev.concordat.broker.internal.environment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version that runs, or ran, in an environment.
 *
 * @param uuid its name in addresses
 * @param versionId the version's key
 * @param pacticipant whose version it is, by name
 * @param number the version's number
 * @param environment where it runs
 * @param instance which instance of the application, where there are several
 * @param createdAt since when
 * @param undeployedAt until when; {@code null} as long as it runs
 */
public record DeployedVersion(
        UUID uuid,
        long versionId,
        String pacticipant,
        String number,
        Environment environment,
        @Nullable String instance,
        Instant createdAt,
        @Nullable Instant undeployedAt) {

    /** Whether it runs now. */
    public boolean current() {
        return undeployedAt == null;
    }

    static DeployedVersion row(ResultSet row, int number) throws SQLException {
        return new DeployedVersion(
                row.getObject("uuid", UUID.class),
                row.getLong("version_id"),
                row.getString("pacticipant"),
                row.getString("number"),
                Environment.row(row),
                row.getString("application_instance"),
                row.getTimestamp("created_at").toInstant(),
                Environment.instant(row, "undeployed_at"));
    }
}
