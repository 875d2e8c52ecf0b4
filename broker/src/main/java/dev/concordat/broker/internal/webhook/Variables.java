package dev.concordat.broker.internal.webhook;

import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.pact.Metadata;
import dev.concordat.broker.internal.pact.Pair;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the holes of a webhook's request are filled with, as things stand when it is made. */
final class Variables {

    private static final String PREFIX = "pactbroker.";

    /**
     * The result that a published pact is told with is the main branch's last one of its content, else the last one of
     * all; a version that still has to verify has none.
     */
    private static final String SELECT = """
            select c.name as consumer, p.name as provider, cv.number as consumer_version, x.sha, f.id as verification,
              f.success, pv.number as provider_version, coalesce(f.result_url, cv.build_url) as build_url,
              (select string_agg(name, ', ' order by created_at, name) from tag where version_id = cv.id) as consumer_tags,
              (select string_agg(name, ', ' order by created_at, name) from tag where version_id = pv.id) as provider_tags,
              (select b.name from branch_version o join branch b on b.id = o.branch_id where o.version_id = cv.id
                order by o.created_at desc, b.id desc limit 1) as consumer_branch,
              (select b.name from branch_version o join branch b on b.id = o.branch_id where o.version_id = pv.id
                order by b.name = p.main_branch desc nulls last, o.created_at desc, b.id desc limit 1) as provider_branch,
              (select string_agg(name, ', ' order by name) from label where pacticipant_id = c.id) as consumer_labels,
              (select string_agg(name, ', ' order by name) from label where pacticipant_id = p.id) as provider_labels,
              (select string_agg(reason, ', ' order by reason) from (
                select 'deployed to ' || e.name from deployed_version d join environment e on e.id = d.environment_id
                  where d.version_id = cast(:providerVersion as bigint) and d.undeployed_at is null
                union select 'released to ' || e.name from released_version r
                  join environment e on e.id = r.environment_id
                  where r.version_id = cast(:providerVersion as bigint) and r.support_ended_at is null
                union select 'latest of the main branch' from branch b
                  where b.pacticipant_id = p.id and b.name = p.main_branch and cast(:providerVersion as bigint)
                    = (select max(version_id) from branch_version where branch_id = b.id)) as why (reason)) as descriptions
            from pact k
            join pacticipant c on c.id = k.consumer_id
            join pacticipant p on p.id = k.provider_id
            join version cv on cv.id = k.consumer_version_id
            join pact_version x on x.id = k.pact_version_id
            left join lateral (
              select v.id, v.success, v.provider_version_id,
                case when cast(:verification as bigint) is not null then v.build_url end as result_url
              from verification v
              where v.pact_version_id = k.pact_version_id and cast(:providerVersion as bigint) is null
                and (cast(:verification as bigint) is null or v.id = cast(:verification as bigint))
              order by exists (select from branch_version o join branch b on b.id = o.branch_id
                where o.version_id = v.provider_version_id and b.name = p.main_branch) desc, v.id desc
              limit 1) f on true
            left join version pv on pv.id = coalesce(cast(:providerVersion as bigint), f.provider_version_id)
            where k.id = :pact
            """;

    private final JdbcClient jdbc;

    Variables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By their names; all of them, empty ones too. */
    Map<String, String> of(Occasion occasion) {
        Map<String, String> values = occasion.pactId() == null
                ? examples(new Links(occasion.base()))
                : jdbc.sql(SELECT)
                        .param("pact", occasion.pactId())
                        .param("verification", occasion.verificationId())
                        .param("providerVersion", occasion.providerVersionId())
                        .query((row, number) -> values(row, new Links(occasion.base())))
                        .optional()
                        .orElseGet(() -> examples(new Links(occasion.base())));
        values.put(PREFIX + "eventName", occasion.event());
        return values;
    }

    private static Map<String, String> values(ResultSet row, Links links) throws SQLException {
        String consumer = row.getString("consumer");
        String provider = row.getString("provider");
        String number = row.getString("consumer_version");
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "consumerName", consumer);
        put(values, "providerName", provider);
        put(values, "consumerVersionNumber", number);
        put(values, "consumerVersionBranch", row.getString("consumer_branch"));
        put(values, "consumerVersionTags", row.getString("consumer_tags"));
        put(values, "consumerLabels", row.getString("consumer_labels"));
        put(values, "providerVersionNumber", row.getString("provider_version"));
        put(values, "providerVersionBranch", row.getString("provider_branch"));
        put(values, "providerVersionTags", row.getString("provider_tags"));
        put(values, "providerVersionDescriptions", row.getString("descriptions"));
        put(values, "providerLabels", row.getString("provider_labels"));
        put(values, "buildUrl", row.getString("build_url"));
        String content = Pair.LINK + "/pact-version/{}";
        put(
                values,
                "pactUrl",
                links.of(content + "/metadata/{}", provider, consumer, row.getString("sha"), token(number)));
        long verification = row.getLong("verification");
        boolean verified = !row.wasNull();
        put(
                values,
                "verificationResultUrl",
                verified
                        ? links.of(
                                content + "/verification-results/{}",
                                provider,
                                consumer,
                                row.getString("sha"),
                                verification)
                        : "");
        statuses(values, verified ? row.getBoolean("success") : null);
        return values;
    }

    /** Tells a result published for this address whose commit to report it to. */
    private static String token(String consumerVersion) {
        return Metadata.encode("cvn=" + URLEncoder.encode(consumerVersion, StandardCharsets.UTF_8));
    }

    /** The words that each of these has for it. */
    private static void statuses(Map<String, String> values, @Nullable Boolean success) {
        put(values, "githubVerificationStatus", status(success, "pending", "success", "failure"));
        put(values, "gitlabVerificationStatus", status(success, "pending", "success", "failed"));
        put(values, "bitbucketVerificationStatus", status(success, "INPROGRESS", "SUCCESSFUL", "FAILED"));
        put(values, "azureDevOpsVerificationStatus", status(success, "pending", "succeeded", "failed"));
    }

    private static String status(@Nullable Boolean success, String unknown, String good, String bad) {
        if (success == null) {
            return unknown;
        }
        return success ? good : bad;
    }

    /** For a trial where there is no pact yet. */
    private static Map<String, String> examples(Links links) {
        Map<String, String> values = new LinkedHashMap<>();
        String sha = "0".repeat(40);
        put(values, "consumerName", "example-consumer");
        put(values, "providerName", "example-provider");
        put(values, "consumerVersionNumber", "example-consumer-version");
        put(values, "consumerVersionBranch", "main");
        put(values, "consumerVersionTags", "main");
        put(values, "consumerLabels", "example-label");
        put(values, "providerVersionNumber", "example-provider-version");
        put(values, "providerVersionBranch", "main");
        put(values, "providerVersionTags", "main");
        put(values, "providerVersionDescriptions", "");
        put(values, "providerLabels", "example-label");
        put(values, "buildUrl", "");
        String content = links.of(Pair.LINK + "/pact-version/{}", "example-provider", "example-consumer", sha);
        put(values, "pactUrl", content);
        put(values, "verificationResultUrl", content + "/verification-results/0");
        statuses(values, true);
        return values;
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        values.put(PREFIX + name, value == null ? "" : value);
    }
}
