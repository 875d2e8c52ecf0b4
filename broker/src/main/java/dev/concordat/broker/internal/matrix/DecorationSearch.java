package dev.concordat.broker.internal.matrix;

import dev.concordat.broker.internal.environment.Environments;
import dev.concordat.broker.internal.matrix.Decorations.Mark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what is told of versions beside their numbers, of all of them at once. */
final class DecorationSearch {

    /** The head of each branch is looked up once, however many of the versions are on it. */
    private static final String BRANCHES = """
            with mine as materialized (select branch_id, version_id, created_at from branch_version
                where version_id = any (?)),
              heads as materialized (select d.branch_id, h.version_id
                from (select distinct branch_id from mine) as d cross join lateral (
                  select version_id from branch_version bv where bv.branch_id = d.branch_id
                  order by version_id desc limit 1) as h)
            select mine.version_id, b.name, mine.version_id = heads.version_id as latest
            from mine join heads using (branch_id) join branch b on b.id = mine.branch_id
            order by mine.created_at, b.id
            """;

    private static final String TAGS = """
            with mine as materialized (select pacticipant_id, name, version_id, created_at from tag
                where version_id = any (?)),
              heads as materialized (select d.pacticipant_id, d.name, h.version_id
                from (select distinct pacticipant_id, name from mine) as d cross join lateral (
                  select version_id from tag t where t.pacticipant_id = d.pacticipant_id and t.name = d.name
                  order by version_id desc limit 1) as h)
            select mine.version_id, name, mine.version_id = heads.version_id as latest
            from mine join heads using (pacticipant_id, name)
            order by mine.created_at, name
            """;

    private final JdbcClient jdbc;
    private final Environments environments;

    DecorationSearch(JdbcClient jdbc, Environments environments) {
        this.jdbc = jdbc;
        this.environments = environments;
    }

    Decorations of(Collection<Long> versionIds) {
        return versionIds.isEmpty()
                ? new Decorations(Map.of(), Map.of(), Map.of())
                : new Decorations(
                        marks(BRANCHES, versionIds), marks(TAGS, versionIds), environments.holding(versionIds));
    }

    private Map<Long, List<Mark>> marks(String statement, Collection<Long> versionIds) {
        Map<Long, List<Mark>> found = new HashMap<>();
        new Sql()
                .add(statement, versionIds)
                .on(jdbc)
                .query((row, number) -> found.computeIfAbsent(row.getLong("version_id"), any -> new ArrayList<>())
                        .add(new Mark(row.getString("name"), row.getBoolean("latest"))))
                .list();
        return found;
    }
}
