package dev.concordat.broker.internal.integration;

import dev.concordat.broker.internal.http.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pacts that matter now, each with its latest result, in one statement. */
final class Dashboard {

    /** Pacts by what makes them matter; a tag where that is one. */
    private static final String HEADS = """
            with head (pact_id, tag) as (
              select latest.id, cast(null as text) from integration i cross join lateral (
                select k.id from pact k
                where k.latest and k.consumer_id = i.consumer_id and k.provider_id = i.provider_id
                order by k.consumer_version_id desc limit 1) latest
              union all
              (select distinct on (k.consumer_id, k.provider_id, t.name) k.id, t.name
                from tag t join pact k on k.consumer_version_id = t.version_id and k.latest
                order by k.consumer_id, k.provider_id, t.name, k.consumer_version_id desc)
              union all
              select k.id, null from pact k where k.latest and k.consumer_version_id in (
                select d.version_id from deployed_version d where d.undeployed_at is null
                union select r.version_id from released_version r where r.support_ended_at is null)
            ), shown as (
              select pact_id, coalesce(array_agg(distinct tag order by tag) filter (where tag is not null), '{}') as tags
              from head group by pact_id
            )
            """;

    /** The branches that a version is the latest of. */
    private static final String BRANCHES = """
            array(select b.name from branch_version bv join branch b on b.id = bv.branch_id where bv.version_id = %s.id
              and not exists (select 1 from branch_version newer
                where newer.branch_id = bv.branch_id and newer.version_id > bv.version_id) order by b.id) as %s,
            """;

    private static final String SELECT = HEADS
            + "select "
            + BRANCHES.formatted("cv", "consumer_branches")
            + BRANCHES.formatted("pv", "provider_branches")
            + """
              c.name as consumer, cv.number as consumer_version, p.name as provider, k.created_at, shown.tags,
              r.success, r.pending, r.execution_date, pv.number as provider_version,
              array(select t.name from tag t where t.version_id = pv.id and not exists (select 1 from tag newer
                where newer.pacticipant_id = t.pacticipant_id and newer.name = t.name
                  and newer.version_id > t.version_id) order by t.name) as provider_tags
            from shown join pact k on k.id = shown.pact_id
              join pacticipant c on c.id = k.consumer_id join pacticipant p on p.id = k.provider_id
              join version cv on cv.id = k.consumer_version_id
              left join lateral (select * from verification v where v.pact_version_id = k.pact_version_id
                order by v.id desc limit 1) r on true
              left join version pv on pv.id = r.provider_version_id
            where (cast(:consumer as text) is null or c.name = :consumer)
              and (cast(:provider as text) is null or p.name = :provider)
            order by lower(c.name), cv.id desc, lower(p.name), k.id limit :limit offset :offset
            """;

    private final JdbcClient jdbc;

    Dashboard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One page, by consumer, its versions the latest first; of one pair where both are named. */
    List<DashboardItem> find(@Nullable String consumer, @Nullable String provider, Page page) {
        return jdbc.sql(SELECT)
                .param("consumer", consumer)
                .param("provider", provider)
                .param("limit", page.size())
                .param("offset", page.offset())
                .query(Dashboard::row)
                .list();
    }

    private static DashboardItem row(ResultSet row, int number) throws SQLException {
        return new DashboardItem(
                row.getString("consumer"),
                row.getString("consumer_version"),
                names(row, "consumer_branches"),
                names(row, "tags"),
                row.getString("provider"),
                row.getTimestamp("created_at").toInstant(),
                result(row));
    }

    private static DashboardItem.@Nullable Result result(ResultSet row) throws SQLException {
        String version = row.getString("provider_version");
        return version == null
                ? null
                : new DashboardItem.Result(
                        row.getBoolean("success"),
                        row.getBoolean("pending"),
                        row.getTimestamp("execution_date").toInstant(),
                        version,
                        names(row, "provider_branches"),
                        names(row, "provider_tags"));
    }

    private static List<String> names(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
