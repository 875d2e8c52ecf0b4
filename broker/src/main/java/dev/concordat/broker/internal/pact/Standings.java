package dev.concordat.broker.internal.pact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds how pacts stand, all questions in one: a publication asks them every time. */
final class Standings {

    private static final String SELECT = """
            select k.id,
              exists (
                select from tag t where t.version_id = k.consumer_version_id and k.pact_version_id is distinct from (
                  select b.pact_version_id from pact b join tag o on o.version_id = b.consumer_version_id
                  where b.latest and b.consumer_id = k.consumer_id and b.provider_id = k.provider_id
                    and o.name = t.name and b.consumer_version_id < k.consumer_version_id
                  order by b.consumer_version_id desc limit 1))
              or not exists (select from tag t where t.version_id = k.consumer_version_id)
                and k.pact_version_id is distinct from (
                  select b.pact_version_id from pact b
                  where b.latest and b.consumer_id = k.consumer_id and b.provider_id = k.provider_id
                    and not exists (select from tag o where o.version_id = b.consumer_version_id)
                    and b.consumer_version_id < k.consumer_version_id
                  order by b.consumer_version_id desc limit 1) as new_to_its_tags,
              array (
                select r.version_id from (
                  (select bv.version_id from branch_version bv
                   where bv.branch_id = (select b.id from branch b
                     join pacticipant p on p.id = b.pacticipant_id and p.main_branch = b.name where p.id = k.provider_id)
                   order by bv.version_id desc limit 1)
                  union select version_id from deployed_version
                    where pacticipant_id = k.provider_id and undeployed_at is null
                  union select version_id from released_version
                    where pacticipant_id = k.provider_id and support_ended_at is null) r
                where not exists (select from latest_verification l
                  where l.pact_version_id = k.pact_version_id and l.provider_version_id = r.version_id)
                order by r.version_id) as required,
              exists (select from verification v
                where v.consumer_id = k.consumer_id and v.provider_id = k.provider_id) as ever_verified,
              exists (select from webhook w
                where w.enabled and (w.consumer_id is null or w.consumer_id = k.consumer_id)
                  and (w.provider_id is null or w.provider_id = k.provider_id)
                  and (w.consumer_label is null or exists (select from label
                    where pacticipant_id = k.consumer_id and name = w.consumer_label))
                  and (w.provider_label is null or exists (select from label
                    where pacticipant_id = k.provider_id and name = w.provider_label))) as awaited
            from pact k where k.id in (:pacts)
            """;

    private final JdbcClient jdbc;

    Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the key of the publication. */
    Map<Long, Standing> of(Collection<Long> pacts) {
        Map<Long, Standing> standings = new HashMap<>();
        jdbc.sql(SELECT).param("pacts", pacts).query(row -> {
            standings.put(row.getLong("id"), standing(row));
        });
        return standings;
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getBoolean("new_to_its_tags"),
                List.of((Long[]) row.getArray("required").getArray()),
                row.getBoolean("ever_verified"),
                row.getBoolean("awaited"));
    }
}
