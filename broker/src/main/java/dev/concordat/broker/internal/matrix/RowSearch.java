package dev.concordat.broker.internal.matrix;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the rows of the matrix that concern selectors: pacts, each with the results that versions of interest had. */
final class RowSearch {

    /** Who and what the rows are of; joined to those rows alone that are told. */
    private static final String NAMES = """
            select c.id as consumer_id, c.name as consumer, cv.id as consumer_version_id, cv.number as consumer_version,
              p.id as provider_id, p.name as provider, pv.id as provider_version_id, pv.number as provider_version,
              x.pact_id, k.sha, x.revision, x.created_at, x.result_id, x.success, x.execution_date
            from (
            """;

    private static final String CELLS = """
            select w.id as pact_id, w.consumer_id, w.consumer_version_id, w.provider_id, w.pact_version_id, w.revision,
              w.created_at, r.id as result_id, r.provider_version_id, r.success, r.execution_date,
              greatest(w.created_at, r.created_at) as acted_at
            """;

    /** What happened last comes first. */
    private static final String ORDER = "order by acted_at desc, pact_id desc, result_id desc";

    private static final String JOINS = """
            ) as x
              join pact_version k on k.id = x.pact_version_id
              join pacticipant c on c.id = x.consumer_id
              join pacticipant p on p.id = x.provider_id
              join version cv on cv.id = x.consumer_version_id
              left join version pv on pv.id = x.provider_version_id
            """ + ORDER;

    private final JdbcClient jdbc;

    RowSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows of consumers and providers that are both selected. */
    List<Row> between(List<Resolved> selected, Narrowing narrowing) {
        Sql sql = new Sql()
                .add(NAMES)
                .add(CELLS)
                .add("from (select * from pact w")
                .add(consumers(selected))
                .add("and w.provider_id = any (?)", pacticipants(selected, any -> true))
                .add("and (w.consumer_id = any (?)", pacticipants(selected, Resolved::specified))
                .add("or w.provider_id = any (?))", pacticipants(selected, Resolved::specified))
                .add(only(narrowing))
                .add(last("order by w.id desc", narrowing))
                .add(") as w left join lateral (")
                .add(results(narrowing))
                .add("and (w.provider_id = any (?)", pacticipants(selected, Resolved::anyVersion))
                .add("or r.provider_version_id = any (?))", versions(selected))
                .add(last("order by r.id desc", narrowing))
                .add(") as r on true")
                .add(last(ORDER, narrowing))
                .add(JOINS);
        return sql.on(jdbc).query(RowSearch::row).list();
    }

    /** Rows of one selector, whoever is on the other side: its pacts with all results, and all that it verified. */
    List<Row> around(Resolved selected, Narrowing narrowing) {
        Sql sql = new Sql()
                .add(NAMES)
                .add("(")
                .add(asConsumer(selected, narrowing))
                .add(") union (")
                .add(asProvider(selected, narrowing))
                .add(")")
                .add(last(ORDER, narrowing))
                .add(JOINS);
        return sql.on(jdbc).query(RowSearch::row).list();
    }

    private static Sql asConsumer(Resolved selected, Narrowing narrowing) {
        return new Sql()
                .add(CELLS)
                .add("from (select * from pact w")
                .add(consumers(List.of(selected)))
                .add(only(narrowing))
                .add(last("order by w.id desc", narrowing))
                .add(") as w left join lateral (")
                .add(results(narrowing))
                .add(last("order by r.id desc", narrowing))
                .add(") as r on true")
                .add(last(ORDER, narrowing));
    }

    private static Sql asProvider(Resolved selected, Narrowing narrowing) {
        Sql verified = new Sql();
        if (!selected.anyVersion()) {
            verified.add("and r.provider_version_id = any (?)", versions(List.of(selected)));
        }
        return new Sql()
                .add(CELLS)
                .add("from (select * from pact w where w.provider_id = ?", selected.pacticipantId())
                .add("and exists (select from verification r where r.pact_version_id = w.pact_version_id")
                .add(verified)
                .add(")")
                .add(only(narrowing))
                .add(last("order by w.id desc", narrowing))
                .add(") as w cross join lateral (")
                .add(results(narrowing))
                .add(verified)
                .add(last("order by r.id desc", narrowing))
                .add(") as r")
                .add(last(ORDER, narrowing));
    }

    private static Sql consumers(List<Resolved> selected) {
        List<Long> whole = pacticipants(selected, Resolved::anyVersion);
        Sql sql = new Sql();
        if (whole.isEmpty()) {
            return sql.add("where w.consumer_version_id = any (?)", versions(selected));
        }
        return sql.add("where (w.consumer_id = any (?)", whole)
                .add("or w.consumer_version_id = any (?))", versions(selected));
    }

    private static Sql only(Narrowing narrowing) {
        Sql sql = new Sql();
        if (narrowing.latestBy() != null) {
            sql.add("and w.latest");
        }
        if (narrowing.days() != null) {
            sql.add("and w.created_at >= now() - make_interval(days => ?)", narrowing.days());
        }
        return sql;
    }

    /** By the index of what is looked for: of the last results each version of the provider has one. */
    private static Sql results(Narrowing narrowing) {
        return new Sql()
                .add(
                        narrowing.latestBy() == null
                                ? "select r.* from verification r where r.pact_version_id = w.pact_version_id"
                                : """
                                select r.* from latest_verification l join verification r on r.id = l.verification_id
                                where l.pact_version_id = w.pact_version_id""");
    }

    private static Sql last(String order, Narrowing narrowing) {
        Integer limit = narrowing.limit();
        return limit == null ? new Sql() : new Sql().add(order).add("limit ?", limit);
    }

    private static List<Long> pacticipants(List<Resolved> selected, Predicate<Resolved> which) {
        return selected.stream()
                .filter(which)
                .map(Resolved::pacticipantId)
                .distinct()
                .toList();
    }

    private static List<Long> versions(List<Resolved> selected) {
        return selected.stream()
                .flatMap(each -> each.versions().stream())
                .map(VersionKey::id)
                .distinct()
                .toList();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        long providerVersion = row.getLong("provider_version_id");
        boolean verified = !row.wasNull();
        return new Row(
                new Party(row.getLong("consumer_id"), row.getString("consumer")),
                new VersionKey(row.getLong("consumer_version_id"), row.getString("consumer_version")),
                new Party(row.getLong("provider_id"), row.getString("provider")),
                verified ? new VersionKey(providerVersion, row.getString("provider_version")) : null,
                new Row.PublishedPact(
                        row.getLong("pact_id"),
                        row.getString("sha"),
                        row.getInt("revision"),
                        row.getTimestamp("created_at").toInstant()),
                verified
                        ? new Row.Result(
                                row.getLong("result_id"),
                                row.getBoolean("success"),
                                row.getTimestamp("execution_date").toInstant())
                        : null,
                null);
    }
}
