package dev.concordat.broker.internal.matrix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the versions that fulfil criteria. */
final class VersionSearch {

    private static final String IN_ENVIRONMENT = """
            v.id in (
              select d.version_id from deployed_version d join environment e on e.id = d.environment_id
              where e.name = ? and d.pacticipant_id = w.id and d.undeployed_at is null
              union
              select r.version_id from released_version r join environment e on e.id = r.environment_id
              where e.name = ? and r.pacticipant_id = w.id and r.support_ended_at is null)
            """;

    private final JdbcClient jdbc;

    VersionSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The versions of each of those pacticipants, by key, the last one first. */
    Map<Long, List<VersionKey>> find(Criteria criteria, Collection<Long> pacticipantIds) {
        Map<Long, List<VersionKey>> found = new LinkedHashMap<>();
        if (!pacticipantIds.isEmpty()) {
            new Sql()
                    .add("select w.id as pacticipant_id, f.id, f.number")
                    .add("from unnest(?) as w (id) cross join lateral (", pacticipantIds)
                    .add(versions(criteria))
                    .add(") as f")
                    .on(jdbc)
                    .query((row, number) -> found.computeIfAbsent(
                                    row.getLong("pacticipant_id"), any -> new ArrayList<>())
                            .add(new VersionKey(row.getLong("id"), row.getString("number"))))
                    .list();
        }
        return found;
    }

    /** By the index of the rarest: of tags and of branches there is one that ends in the version. */
    private static Sql versions(Criteria criteria) {
        Sql sql = new Sql().add("select v.id, v.number from version v");
        String order = "v.id";
        if (criteria.tag() != null) {
            sql.add("join tag t on t.pacticipant_id = w.id and t.version_id = v.id and t.name = ?", criteria.tag());
            order = "t.version_id";
        }
        if (criteria.branch() != null) {
            sql.add("join branch b on b.pacticipant_id = w.id and b.name = ?", criteria.branch())
                    .add("join branch_version bv on bv.branch_id = b.id and bv.version_id = v.id");
            order = "bv.version_id";
        }
        if (criteria.mainBranch()) {
            sql.add("join pacticipant p on p.id = w.id")
                    .add("join branch mb on mb.pacticipant_id = p.id and mb.name = p.main_branch")
                    .add("join branch_version mbv on mbv.branch_id = mb.id and mbv.version_id = v.id");
            order = "mbv.version_id";
        }
        sql.add("where v.pacticipant_id = w.id");
        if (criteria.version() != null) {
            sql.add("and v.number = ?", criteria.version());
        }
        if (criteria.environment() != null) {
            sql.add("and " + IN_ENVIRONMENT, criteria.environment(), criteria.environment());
        }
        return sql.add("order by " + order + " desc" + (criteria.latest() ? " limit 1" : ""));
    }
}
