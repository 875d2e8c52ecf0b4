package dev.concordat.broker.internal.environment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place that versions run in.
 *
 * @param id its key
 * @param uuid its name in addresses
 * @param name its name
 * @param displayName how people read it
 * @param production whether it is one for customers
 * @param contacts who looks after it: a JSON array
 * @param createdAt when it was made
 * @param updatedAt when it was changed last
 */
public record Environment(
        long id,
        UUID uuid,
        String name,
        @Nullable String displayName,
        boolean production,
        @Nullable String contacts,
        Instant createdAt,
        @Nullable Instant updatedAt) {

    /** What a statement selects for {@link #row}, of the table {@code environment e}. */
    static final String COLUMNS = """
            e.id as e_id, e.uuid as e_uuid, e.name as e_name, e.display_name as e_display_name,
              e.production as e_production, e.contacts as e_contacts, e.created_at as e_created_at,
              e.updated_at as e_updated_at""";

    /** How people read it, whether or not somebody said so. */
    public String title() {
        return displayName == null ? name : displayName;
    }

    static Environment row(ResultSet row) throws SQLException {
        return new Environment(
                row.getLong("e_id"),
                row.getObject("e_uuid", UUID.class),
                row.getString("e_name"),
                row.getString("e_display_name"),
                row.getBoolean("e_production"),
                row.getString("e_contacts"),
                row.getTimestamp("e_created_at").toInstant(),
                instant(row, "e_updated_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        java.sql.Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
