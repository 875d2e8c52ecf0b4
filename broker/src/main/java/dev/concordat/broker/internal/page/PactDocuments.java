package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.http.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pacts to be shown, and their results. */
final class PactDocuments {

    private static final String SELECT = """
            select pv.id, c.name as consumer, p.name as provider, v.id as version_id, v.number as version,
              array(select b.name from branch_version bv join branch b on b.id = bv.branch_id
                where bv.version_id = v.id order by b.name) as branches,
              array(select t.name from tag t where t.version_id = v.id order by t.name) as tags,
              pv.sha, pv.content, pa.created_at as published,
              (select ov.number from pact o join version ov on ov.id = o.consumer_version_id
               where o.provider_id = pa.provider_id and o.consumer_id = pa.consumer_id and o.latest
                 and o.consumer_version_id < pa.consumer_version_id and o.pact_version_id <> pa.pact_version_id
               order by o.consumer_version_id desc limit 1) as previous
            from pact pa
            join pact_version pv on pv.id = pa.pact_version_id
            join version v on v.id = pa.consumer_version_id
            join pacticipant c on c.id = pa.consumer_id
            join pacticipant p on p.id = pa.provider_id
            where c.name = ? and p.name = ? and pa.latest
            """;

    private static final String LATEST = "order by pa.consumer_version_id desc limit 1";

    private static final String OF_VERSION = "and v.number = ? ";

    private static final String OF_TAG =
            "and exists (select 1 from tag t where t.version_id = v.id and t.name = ?) " + LATEST;

    private static final String OF_BRANCH = """
            and exists (select 1 from branch_version bv join branch b on b.id = bv.branch_id
              where bv.version_id = v.id and b.name = ?)
            """ + LATEST;

    private static final String OF_SHA = "and pv.sha = ? " + LATEST;

    private final JdbcClient jdbc;

    PactDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PactDocument latest(String consumer, String provider) {
        return found(
                jdbc.sql(SELECT + LATEST)
                        .params(consumer, provider)
                        .query(PactDocuments::row)
                        .optional(),
                consumer,
                provider);
    }

    PactDocument ofVersion(String consumer, String provider, String version) {
        return one(OF_VERSION, consumer, provider, version);
    }

    PactDocument ofTag(String consumer, String provider, String tag) {
        return one(OF_TAG, consumer, provider, tag);
    }

    PactDocument ofBranch(String consumer, String provider, String branch) {
        return one(OF_BRANCH, consumer, provider, branch);
    }

    PactDocument ofSha(String consumer, String provider, String sha) {
        return one(OF_SHA, consumer, provider, sha);
    }

    private PactDocument one(String condition, String consumer, String provider, String value) {
        return found(
                jdbc.sql(SELECT + condition)
                        .params(consumer, provider, value)
                        .query(PactDocuments::row)
                        .optional(),
                consumer,
                provider);
    }

    private static PactDocument found(Optional<PactDocument> pact, String consumer, String provider) {
        return pact.orElseThrow(() -> Refusal.notFound(
                "There is no such pact of consumer '" + consumer + "' with provider '" + provider + "'."));
    }

    /** The last result of each provider's version, the latest first. */
    List<Result> results(long pact, int most) {
        return jdbc.sql("""
                        select v.number, l.success, r.created_at, r.build_url
                        from latest_verification l
                        join verification r on r.id = l.verification_id
                        join version v on v.id = l.provider_version_id
                        where l.pact_version_id = ? order by l.verification_id desc limit ?
                        """).params(pact, most).query(PactDocuments::result).list();
    }

    /** Whether any other content of the two was ever verified. */
    boolean othersWereVerified(PactDocument pact) {
        return jdbc.sql("""
                        select exists (select 1 from pact_version o join verification r on r.pact_version_id = o.id
                          join pact_version pv on pv.id = ?
                          where o.consumer_id = pv.consumer_id and o.provider_id = pv.provider_id)
                        """).params(pact.id()).query(Boolean.class).single();
    }

    private static PactDocument row(ResultSet row, int number) throws SQLException {
        return new PactDocument(
                row.getLong("id"),
                row.getString("consumer"),
                row.getString("provider"),
                row.getLong("version_id"),
                row.getString("version"),
                Rows.texts(row, "branches"),
                Rows.texts(row, "tags"),
                row.getString("sha"),
                row.getString("content"),
                Rows.instant(row, "published"),
                row.getString("previous"));
    }

    private static Result result(ResultSet row, int number) throws SQLException {
        return new Result(
                row.getString("number"),
                row.getBoolean("success"),
                Rows.instant(row, "created_at"),
                row.getString("build_url"));
    }

    /** A provider's version and its result. */
    record Result(
            String version,
            boolean success,
            @Nullable Instant at,
            @Nullable String buildUrl) {}
}
