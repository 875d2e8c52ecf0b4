package dev.concordat.broker.internal.matrix;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds who works with whom. A selected consumer version's providers are those that it has pacts with: a version of
 * next year may need others. A selected provider's consumers are all that ever had a pact with it: which of them matter
 * depends on the versions that the destination holds.
 */
final class IntegrationSearch {

    private static final String PARTIES = """
            select i.consumer_id, c.name as consumer, i.provider_id, p.name as provider, ? as required
            from integration i
              join pacticipant c on c.id = i.consumer_id
              join pacticipant p on p.id = i.provider_id
            """;

    private static final String HAS_PACT =
            "select 1 from pact where latest and provider_id = i.provider_id and consumer_id = i.consumer_id";

    private final JdbcClient jdbc;

    IntegrationSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that concern the selected versions; by names. */
    List<Integration> find(List<Resolved> selected, boolean othersToo) {
        Sql sql = new Sql();
        Collection<Long> all = selected.stream().map(Resolved::pacticipantId).toList();
        String separator = "";
        for (Resolved each : selected) {
            sql.add(separator).add(asConsumer(each));
            if (!othersToo) {
                sql.add("and i.provider_id = any (?)", all);
            }
            separator = "union all";
        }
        if (othersToo) {
            sql.add("union all").add(PARTIES, false).add("where i.provider_id = any (?)", all);
        }
        sql.add("order by consumer, provider, required desc");
        Map<List<Long>, Integration> found = new LinkedHashMap<>();
        sql.on(jdbc)
                .query((row, number) -> found.putIfAbsent(
                        List.of(row.getLong("consumer_id"), row.getLong("provider_id")),
                        new Integration(
                                new Party(row.getLong("consumer_id"), row.getString("consumer")),
                                new Party(row.getLong("provider_id"), row.getString("provider")),
                                row.getBoolean("required"))))
                .list();
        return List.copyOf(found.values());
    }

    private static Sql asConsumer(Resolved selected) {
        Sql sql = new Sql().add(PARTIES, true).add("where i.consumer_id = ?", selected.pacticipantId());
        return selected.anyVersion()
                ? sql.add("and exists (" + HAS_PACT + ")")
                : sql.add(
                        "and exists (" + HAS_PACT + " and consumer_version_id = any (?))",
                        selected.versions().stream().map(VersionKey::id).toList());
    }
}
