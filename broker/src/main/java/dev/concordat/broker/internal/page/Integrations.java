package dev.concordat.broker.internal.page;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All integrations and how they stand, by one statement. */
final class Integrations {

    private static final String SELECT = """
            select c.name as consumer, p.name as provider, v.number as version, pa.created_at as published,
              (select b.name from branch_version bv join branch b on b.id = bv.branch_id
               where bv.version_id = v.id order by b.name = c.main_branch desc, b.id desc limit 1) as branch,
              r.success, rv.number as verifier, r.created_at as verified,
              case when r.id is null then exists (
                select 1 from pact_version e join verification er on er.pact_version_id = e.id
                where e.consumer_id = i.consumer_id and e.provider_id = i.provider_id) else true end as others
            from integration i
            join pacticipant c on c.id = i.consumer_id
            join pacticipant p on p.id = i.provider_id
            left join branch mb on mb.pacticipant_id = c.id and mb.name = c.main_branch
            left join lateral (
              select m.id from pact m
              where m.provider_id = i.provider_id and m.consumer_id = i.consumer_id and m.latest
                -- offset 0: one look into the index for each pact from the latest on, rather than a join of all
                and exists (select 1 from branch_version bv
                  where bv.branch_id = mb.id and bv.version_id = m.consumer_version_id offset 0)
              order by m.consumer_version_id desc limit 1) main on true
            left join lateral (
              select n.id from pact n
              where main.id is null and n.provider_id = i.provider_id and n.consumer_id = i.consumer_id and n.latest
              order by n.consumer_version_id desc limit 1) newest on true
            left join pact pa on pa.id = coalesce(main.id, newest.id)
            left join version v on v.id = pa.consumer_version_id
            left join lateral (
              select l.id, l.success, l.provider_version_id, l.created_at from verification l
              where l.pact_version_id = pa.pact_version_id order by l.id desc limit 1) r on true
            left join version rv on rv.id = r.provider_version_id
            """;

    private final JdbcClient jdbc;

    Integrations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Integration> all() {
        return jdbc.sql(SELECT + "order by c.name, p.name")
                .query(Integrations::row)
                .list();
    }

    List<Integration> of(long pacticipant) {
        return jdbc.sql(SELECT + "where i.consumer_id = ? or i.provider_id = ? order by c.name, p.name")
                .params(pacticipant, pacticipant)
                .query(Integrations::row)
                .list();
    }

    private static Integration row(ResultSet row, int number) throws SQLException {
        return new Integration(
                row.getString("consumer"),
                row.getString("provider"),
                row.getString("version"),
                row.getString("branch"),
                Rows.instant(row, "published"),
                Status.of(Rows.bool(row, "success"), row.getBoolean("others")),
                row.getString("verifier"),
                Rows.instant(row, "verified"));
    }
}
