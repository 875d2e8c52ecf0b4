package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.pact.Pact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is known of pacts besides themselves. */
final class PactDetails {

    private final JdbcClient jdbc;

    PactDetails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ShownPact of(Pact pact) {
        return jdbc.sql("""
                        select
                          array(select b.name from branch_version bv join branch b on b.id = bv.branch_id
                            where bv.version_id = pa.consumer_version_id order by b.name) as branches,
                          array(select t.name from tag t where t.version_id = pa.consumer_version_id order by t.name) as tags,
                          (select ov.number from pact o join version ov on ov.id = o.consumer_version_id
                           where o.provider_id = pa.provider_id and o.consumer_id = pa.consumer_id and o.latest
                             and o.consumer_version_id < pa.consumer_version_id and o.pact_version_id <> pa.pact_version_id
                           order by o.consumer_version_id desc limit 1) as previous,
                          exists (select 1 from pact_version e join verification r on r.pact_version_id = e.id
                            where e.consumer_id = pa.consumer_id and e.provider_id = pa.provider_id) as others,
                          x.content
                        from pact pa join pact_version x on x.id = pa.pact_version_id where pa.id = ?
                        """)
                .params(pact.id())
                .query((row, number) -> new ShownPact(
                        pact,
                        row.getString("content"),
                        Rows.texts(row, "branches"),
                        Rows.texts(row, "tags"),
                        row.getString("previous"),
                        row.getBoolean("others")))
                .single();
    }

    /** The last result of each provider's version, the latest first. */
    List<Result> results(Pact pact, int most) {
        return jdbc.sql("""
                        select r.id, v.number, l.success, r.created_at, r.build_url, null as test_results
                        from latest_verification l
                        join verification r on r.id = l.verification_id
                        join version v on v.id = l.provider_version_id
                        where l.pact_version_id = ? order by l.verification_id desc limit ?
                        """)
                .params(pact.pactVersionId(), most)
                .query(PactDetails::result)
                .list();
    }

    /** One result of the content, with what the verifier published of each interaction. */
    Optional<Result> result(Pact pact, String number) {
        if (!number.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select r.id, v.number, r.success, r.created_at, r.build_url, r.test_results
                        from verification r join version v on v.id = r.provider_version_id
                        where r.id = ? and r.pact_version_id = ?
                        """)
                .params(Long.parseLong(number), pact.pactVersionId())
                .query(PactDetails::result)
                .optional();
    }

    /** The consumer's latest versions that have a pact with the provider. */
    List<String> versions(Pact pact, int most) {
        return jdbc.sql("""
                        select v.number from pact pa join version v on v.id = pa.consumer_version_id
                        where pa.consumer_id = ? and pa.provider_id = ? and pa.latest
                        order by pa.consumer_version_id desc limit ?
                        """)
                .params(pact.consumerId(), pact.providerId(), most)
                .query(String.class)
                .list();
    }

    private static Result result(ResultSet row, int number) throws SQLException {
        String testResults = row.getString("test_results");
        return new Result(
                row.getLong("id"),
                row.getString("number"),
                row.getBoolean("success"),
                Rows.instant(row, "created_at"),
                row.getString("build_url"),
                testResults == null ? "null" : testResults);
    }

    /** A provider's version and its result. */
    record Result(
            long number,
            String version,
            boolean success,
            @Nullable Instant at,
            @Nullable String buildUrl,
            String testResults) {}
}
