package dev.concordat.broker.internal.matrix;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the rows of the matrix that concern selectors: pacts, each with the results that versions of interest had. */
final class RowSearch {

    private static final String COLUMNS = """
            select c.id as consumer_id, c.name as consumer, cv.id as consumer_version_id, cv.number as consumer_version,
              p.id as provider_id, p.name as provider, pv.id as provider_version_id, pv.number as provider_version,
              w.id as pact_id, k.sha, w.revision, w.created_at,
              r.id as result_id, r.success, r.execution_date
            """;

    private static final String JOINS = """
              join pact_version k on k.id = w.pact_version_id
              join pacticipant c on c.id = w.consumer_id
              join pacticipant p on p.id = w.provider_id
              join version cv on cv.id = w.consumer_version_id
              left join version pv on pv.id = r.provider_version_id
            """;

    /** What happened last comes first. */
    private static final String ORDER = "order by greatest(w.created_at, r.created_at) desc, w.id desc, r.id desc";

    private final JdbcClient jdbc;

    RowSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows of consumers and providers that are both selected. */
    List<Row> between(List<Resolved> selected, Narrowing narrowing) {
        Sql sql = new Sql()
                .add(COLUMNS)
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
                .add(JOINS)
                .add(last(ORDER, narrowing));
        return sql.on(jdbc).query(RowSearch::row).list();
    }

    /** Rows of one selector, whoever is on the other side: its pacts with all results, and all that it verified. */
    List<Row> around(Resolved selected, Narrowing narrowing) {
        Sql sql = new Sql()
                .add("(")
                .add(asConsumer(selected, narrowing))
                .add(") union (")
                .add(asProvider(selected, narrowing))
                .add(")");
        List<Row> rows = sql.on(jdbc).query(RowSearch::row).list();
        Integer limit = narrowing.limit();
        return limit == null || rows.size() <= limit ? rows : rows.subList(0, limit);
    }

    private static Sql asConsumer(Resolved selected, Narrowing narrowing) {
        return new Sql()
                .add(COLUMNS)
                .add("from (select * from pact w")
                .add(consumers(List.of(selected)))
                .add(only(narrowing))
                .add(last("order by w.id desc", narrowing))
                .add(") as w left join lateral (")
                .add(results(narrowing))
                .add(last("order by r.id desc", narrowing))
                .add(") as r on true")
                .add(JOINS)
                .add(last(ORDER, narrowing));
    }

    private static Sql asProvider(Resolved selected, Narrowing narrowing) {
        Sql verified = new Sql();
        if (!selected.anyVersion()) {
            verified.add("and r.provider_version_id = any (?)", versions(List.of(selected)));
        }
        return new Sql()
                .add(COLUMNS)
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
                .add(JOINS)
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

    private static Sql results(Narrowing narrowing) {
        return new Sql()
                .add("select r.* from verification r where r.pact_version_id = w.pact_version_id")
                .add(isLast(narrowing));
    }

    private static Sql isLast(Narrowing narrowing) {
        return narrowing.latestBy() == null ? new Sql() : new Sql().add("""
                        and exists (select 1 from latest_verification l
                          where l.pact_version_id = r.pact_version_id
                            and l.provider_version_id = r.provider_version_id and l.verification_id = r.id)
                        """);
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
