package dev.concordat.broker.internal.selection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Work in progress: the pacts of the last versions of all branches and tags that were not asked for by name and that no
 * build of this branch has verified.
 */
final class WorkInProgress {

    /** Branches and tags are walked, not versions: a history of thousands of versions costs nothing. */
    private static final String HEADS = """
            select head.*, c.name as consumer, v.number, k.pact_version_id, x.sha
            from (
              select 'BRANCH' as kind, b.name, i.consumer_id, h.version_id
              from integration i
              join branch b on b.pacticipant_id = i.consumer_id
              cross join lateral (select version_id from branch_version where branch_id = b.id
                order by version_id desc limit 1) h
              where i.provider_id = ?
              union all
              select 'LATEST_TAGGED', t.name, i.consumer_id, h.version_id
              from integration i
              cross join lateral (
                with recursive names(name) as (
                  (select name from tag where pacticipant_id = i.consumer_id order by name limit 1)
                  union all
                  select (select name from tag where pacticipant_id = i.consumer_id and name > names.name
                    order by name limit 1)
                  from names where names.name is not null)
                select name from names where name is not null) t
              cross join lateral (select version_id from tag
                where pacticipant_id = i.consumer_id and name = t.name
                order by version_id desc limit 1) h
              where i.provider_id = ?) head
            join pact k on k.consumer_version_id = head.version_id and k.provider_id = ? and k.latest
              and k.created_at > ?
            join pacticipant c on c.id = head.consumer_id
            join version v on v.id = head.version_id
            join pact_version x on x.id = k.pact_version_id
            order by head.kind, head.version_id, head.name
            """;

    private final JdbcClient jdbc;
    private final PriorResults results;

    WorkInProgress(JdbcClient jdbc, PriorResults results) {
        this.jdbc = jdbc;
        this.results = results;
    }

    /** The work in progress among pacts published after an instant, without contents that were asked for anyway. */
    List<SelectedPact> find(long providerId, SelectionRequest request, Instant since, Set<Long> askedFor) {
        List<SelectedPact> heads = SelectedPact.merged(jdbc.sql(HEADS)
                        .params(providerId, providerId, providerId, Timestamp.from(since))
                        .query(WorkInProgress::head)
                        .list())
                .stream()
                .filter(head -> !askedFor.contains(head.contentId()))
                .toList();
        Set<Long> verified = results.verifiedWhenAskedFor(
                providerId,
                request.provider(),
                heads.stream().map(SelectedPact::contentId).toList());
        return heads.stream()
                .filter(head -> !verified.contains(head.contentId()))
                .toList();
    }

    private static SelectedPact head(ResultSet row, int number) throws SQLException {
        return Selections.pact(
                row,
                new Reason(
                        Selector.Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        null,
                        row.getLong("version_id"),
                        row.getString("number")));
    }
}
