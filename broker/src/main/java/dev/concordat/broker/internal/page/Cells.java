package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.pacticipant.Pacticipant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The matrix of two: their latest versions and the results between them. */
final class Cells {

    private static final String CELLS = """
            with rows as (
              select pa.consumer_version_id, pa.pact_version_id from pact pa
              where pa.consumer_id = ? and pa.provider_id = ? and pa.latest
              order by pa.consumer_version_id desc limit ?),
            results as (
              select l.pact_version_id, l.provider_version_id, l.success, l.verification_id
              from latest_verification l where l.pact_version_id in (select pact_version_id from rows)),
            columns as (
              select distinct provider_version_id from results order by provider_version_id desc limit ?)
            select v.number as version, v.id as place, pv.sha, o.number as other, o.id as other_place, s.success,
              r.id as result,
              r.created_at, r.build_url
            from rows
            join version v on v.id = rows.consumer_version_id
            join pact_version pv on pv.id = rows.pact_version_id
            left join results s on s.pact_version_id = rows.pact_version_id
              and s.provider_version_id in (select provider_version_id from columns)
            left join verification r on r.id = s.verification_id
            left join version o on o.id = s.provider_version_id
            order by v.id desc, o.id desc
            """;

    private final JdbcClient jdbc;

    Cells(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The cells of the latest versions; a version without any result is there once. */
    List<Cell> of(Pacticipant consumer, Pacticipant provider, int rows, int columns) {
        return jdbc.sql(CELLS)
                .params(consumer.id(), provider.id(), rows, columns)
                .query(Cells::cell)
                .list();
    }

    /** What versions are on, bear, and where they are. */
    List<Marks> marks(List<Long> versions) {
        return jdbc.sql("select v.id," + VersionRow.MARKS + "from version v where v.id = any(?)")
                .param(versions.toArray(Long[]::new))
                .query((row, number) -> new Marks(
                        row.getLong("id"),
                        Rows.texts(row, "branches"),
                        Rows.texts(row, "tags"),
                        Rows.texts(row, "environments")))
                .list();
    }

    private static Cell cell(ResultSet row, int number) throws SQLException {
        return new Cell(
                row.getLong("place"),
                row.getString("version"),
                row.getString("sha"),
                row.getLong("other_place"),
                row.getString("other"),
                Rows.bool(row, "success"),
                row.getLong("result"),
                Rows.instant(row, "created_at"),
                row.getString("build_url"));
    }

    /** A consumer's version, a provider's, and the result. */
    record Cell(
            long place,
            String version,
            String sha,
            long otherPlace,
            @Nullable String other,
            @Nullable Boolean success,
            long result,
            @Nullable Instant at,
            @Nullable String build) {}

    /** The marks of a version. */
    record Marks(long id, List<String> branches, List<String> tags, List<String> environments) {}
}
