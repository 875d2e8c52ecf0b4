package dev.concordat.broker.internal.selection;

import dev.concordat.broker.internal.selection.SelectionRequest.ProviderBuild;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which contents a provider has verified before, seen from a branch or from tags of it: a success on that branch
 * counts, and one on any other branch that is older than that branch, for the branch was made of what had passed.
 */
final class PriorResults {

    private static final String BY_ANYTHING = """
            select x.id from unnest(?) x(id)
            where exists (select from verification r where r.pact_version_id = x.id and r.success)
            """;

    private static final String BY_BRANCH = """
            select x.id from unnest(?) x(id)
            cross join (select coalesce(min(created_at), 'infinity') as since from branch
              where pacticipant_id = ? and name = ?) own
            where exists (
              select from verification r
              join branch_version bv on bv.version_id = r.provider_version_id
              join branch b on b.id = bv.branch_id
              where r.pact_version_id = x.id and r.success and (r.created_at < own.since or b.name = ?) %s)
            """;

    private static final String BY_TAG = """
            select x.id from unnest(?) x(id)
            cross join (select coalesce(min(created_at), 'infinity') as since from tag
              where pacticipant_id = ? and name = ?) own
            where exists (
              select from verification r
              join tag t on t.version_id = r.provider_version_id
              where r.pact_version_id = x.id and r.success and (r.created_at < own.since or t.name = ?) %s)
            """;

    /** What was selected as work in progress stays that until it is asked for by name. */
    private static final String ASKED_FOR = "and not r.wip";

    private final JdbcClient jdbc;

    PriorResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those contents that are not pending for a build: it must not fail them. */
    Set<Long> verified(long providerId, ProviderBuild build, Collection<Long> contents) {
        return verified(providerId, build, contents, "");
    }

    /** Those contents that are not work in progress for a build. */
    Set<Long> verifiedWhenAskedFor(long providerId, ProviderBuild build, Collection<Long> contents) {
        return verified(providerId, build, contents, ASKED_FOR);
    }

    private Set<Long> verified(long providerId, ProviderBuild build, Collection<Long> contents, String condition) {
        if (contents.isEmpty()) {
            return Set.of();
        }
        if (build.branch() != null) {
            return of(BY_BRANCH.formatted(condition), providerId, build.branch(), contents);
        }
        if (build.tags().isEmpty()) {
            return Set.copyOf(jdbc.sql(BY_ANYTHING)
                    .param(contents.toArray(Long[]::new))
                    .query(Long.class)
                    .list());
        }
        // with several tags, what is pending for one of them is pending
        Set<Long> verified = new HashSet<>(contents);
        for (String tag : build.tags()) {
            verified.retainAll(of(BY_TAG.formatted(condition), providerId, tag, contents));
        }
        return verified;
    }

    private Set<Long> of(String sql, long providerId, @Nullable String name, Collection<Long> contents) {
        List<Long> ids = jdbc.sql(sql)
                .param(contents.toArray(Long[]::new))
                .param(providerId)
                .param(name)
                .param(name)
                .query(Long.class)
                .list();
        return Set.copyOf(ids);
    }
}
