package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.pacticipant.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The cells of the matrix that say whether a version fits to what is in each environment, all by one statement: the
 * providers there of its pacts, and the consumers there whose pacts it has to fulfil.
 */
final class Verdicts {

    private static final String SELECT = """
            with present as (
              select environment_id, pacticipant_id, version_id from deployed_version where undeployed_at is null
              union
              select environment_id, pacticipant_id, version_id from released_version where support_ended_at is null)
            select e.id, e.name as environment, true as consuming, p.name as other, o.number, l.success
            from environment e
            cross join pact pa
            join pacticipant p on p.id = pa.provider_id
            left join present t on t.environment_id = e.id and t.pacticipant_id = pa.provider_id
              and t.version_id <> pa.consumer_version_id
            left join version o on o.id = t.version_id
            left join latest_verification l
              on l.pact_version_id = pa.pact_version_id and l.provider_version_id = t.version_id
            where pa.consumer_version_id = ? and pa.latest and pa.provider_id <> pa.consumer_id
            union all
            select e.id, e.name, false, c.name, o.number, l.success
            from environment e
            join present t on t.environment_id = e.id
            join pact pa on pa.consumer_version_id = t.version_id and pa.latest and pa.provider_id <> pa.consumer_id
            join pacticipant c on c.id = pa.consumer_id
            join version o on o.id = t.version_id
            left join latest_verification l
              on l.pact_version_id = pa.pact_version_id and l.provider_version_id = ?
            where pa.provider_id = ?
            order by environment, other, number
            """;

    private final JdbcClient jdbc;

    Verdicts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Cell> of(Version version) {
        return jdbc.sql(SELECT)
                .params(version.id(), version.id(), version.pacticipantId())
                .query(Verdicts::cell)
                .list();
    }

    private static Cell cell(ResultSet row, int number) throws SQLException {
        return new Cell(
                row.getString("environment"),
                row.getBoolean("consuming"),
                row.getString("other"),
                row.getString("number"),
                Rows.bool(row, "success"));
    }

    /**
     * A cell.
     *
     * @param environment where
     * @param consuming whether the version asked about is the consumer of it
     * @param other the other pacticipant
     * @param number its version there, {@code null} where none is
     * @param success the result, {@code null} where there is none
     */
    record Cell(
            String environment,
            boolean consuming,
            String other,
            @Nullable String number,
            @Nullable Boolean success) {}
}
