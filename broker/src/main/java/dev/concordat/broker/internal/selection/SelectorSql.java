package dev.concordat.broker.internal.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * One statement for all selectors of a request. Each finds consumer versions by an index, however many versions there
 * are; their pacts are joined once. The latest of a branch is the branch's last version, and has a pact or has none: an
 * older one's pact is not what will be deployed next.
 */
final class SelectorSql {

    /**
     * How one kind of selector finds versions.
     *
     * @param kind an expression: what it was found by
     * @param name an expression: the name it was found by, where the selector gives none
     * @param join what is joined to the integrations of the provider; its last member is {@code head}
     * @param condition on the name of the selector, where it is not in the join
     */
    private record Finder(String kind, String name, String join, String condition) {}

    private static final String NONE = "null::text";

    private static final String START = """
            select found.*, c.name as consumer, v.number, k.pact_version_id, x.sha from (
            """;

    private static final String END = """
            ) found
            join pact k on k.consumer_version_id = found.version_id and k.provider_id = ? and k.latest
            join pacticipant c on c.id = found.consumer_id
            join version v on v.id = found.version_id
            join pact_version x on x.id = k.pact_version_id
            order by found.selector, found.name, found.version_id
            """;

    private static final String BRANCH_HEAD = """
            cross join lateral (select version_id from branch_version where branch_id = b.id
              order by version_id desc limit 1) head
            """;

    private static final String TAG_HEAD = """
            cross join lateral (select version_id from tag where pacticipant_id = i.consumer_id and name = ?
              order by version_id desc limit 1) head
            """;

    private static final String LATEST = """
            cross join lateral (select consumer_version_id as version_id from pact
              where provider_id = i.provider_id and consumer_id = i.consumer_id and latest
              order by consumer_version_id desc limit 1) head
            """;

    private static final String MAIN_BRANCH = """
            join pacticipant m on m.id = i.consumer_id
            join branch b on b.pacticipant_id = m.id and b.name = m.main_branch
            """ + BRANCH_HEAD;

    /** The first of three that there is: a version on the main branch, one tagged with its name, any with a pact. */
    private static final String FIRST_OF_THREE = """
            join pacticipant m on m.id = i.consumer_id
            cross join lateral (
              (select 1 as rank, 'MAIN_BRANCH' as kind, bv.version_id
               from branch b join branch_version bv on bv.branch_id = b.id
               where b.pacticipant_id = m.id and b.name = m.main_branch order by bv.version_id desc limit 1)
              union all
              (select 2, 'LATEST_TAGGED', version_id from tag
               where pacticipant_id = m.id and name = m.main_branch order by version_id desc limit 1)
              union all
              (select 3, 'LATEST', consumer_version_id from pact
               where provider_id = i.provider_id and consumer_id = m.id and latest
               order by consumer_version_id desc limit 1)
              order by rank limit 1) head
            """;

    private static final String DEPLOYED = """
            join deployed_version head on head.pacticipant_id = i.consumer_id and head.undeployed_at is null
            join environment e on e.id = head.environment_id
            """;

    private static final String RELEASED = """
            join released_version head on head.pacticipant_id = i.consumer_id and head.support_ended_at is null
            join environment e on e.id = head.environment_id
            """;

    private static final Map<Selector.Kind, Finder> FINDERS = Map.of(
            Selector.Kind.DEFAULT, new Finder("head.kind", "m.main_branch", FIRST_OF_THREE, ""),
            Selector.Kind.MAIN_BRANCH, new Finder(NONE, "b.name", MAIN_BRANCH, ""),
            Selector.Kind.BRANCH,
                    new Finder(
                            NONE,
                            "b.name",
                            "join branch b on b.pacticipant_id = i.consumer_id " + BRANCH_HEAD,
                            " and b.name = ?"),
            Selector.Kind.EVERY_BRANCH,
                    new Finder(NONE, "b.name", "join branch b on b.pacticipant_id = i.consumer_id " + BRANCH_HEAD, ""),
            Selector.Kind.LATEST_TAGGED, new Finder(NONE, NONE, TAG_HEAD, ""),
            Selector.Kind.TAGGED,
                    new Finder(
                            NONE, NONE, "join tag head on head.pacticipant_id = i.consumer_id ", " and head.name = ?"),
            Selector.Kind.LATEST, new Finder(NONE, NONE, LATEST, ""),
            Selector.Kind.DEPLOYED, new Finder(NONE, "e.name", DEPLOYED, " and e.name = ?"),
            Selector.Kind.RELEASED, new Finder(NONE, "e.name", RELEASED, " and e.name = ?"));

    private final long providerId;
    private final StringBuilder text = new StringBuilder(START);
    private final List<Object> parameters = new ArrayList<>();

    SelectorSql(long providerId) {
        this.providerId = providerId;
    }

    /** Adds the versions that a selector finds; those that its fallback finds are marked. */
    void add(int index, Selector selector, boolean fallback) {
        Finder finder = FINDERS.get(selector.kind());
        if (finder == null) {
            throw new IllegalArgumentException("Nothing finds " + selector.kind());
        }
        text.append(parameters.isEmpty() ? "" : " union all ")
                .append("select ")
                .append(index)
                .append(" as selector, ")
                .append(fallback)
                .append(" as fallback, ")
                .append(finder.kind())
                .append(" as kind, ")
                .append(finder.name())
                .append(" as name, i.consumer_id, head.version_id from integration i ")
                .append(finder.join())
                .append(" where i.provider_id = ?");
        String name = selector.name();
        if (name != null && finder.join().contains("?")) {
            parameters.add(name);
        }
        parameters.add(providerId);
        if (name != null && !finder.condition().isEmpty()) {
            text.append(finder.condition());
            parameters.add(name);
        }
        String consumer = selector.consumer();
        if (consumer != null) {
            text.append(" and i.consumer_id = (select id from pacticipant where name = ?)");
            parameters.add(consumer);
        }
    }

    /** The statement, ready to run. */
    StatementSpec prepare(JdbcClient jdbc) {
        parameters.add(providerId);
        return jdbc.sql(text.append(END).toString()).params(parameters);
    }
}
