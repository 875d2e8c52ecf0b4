package dev.concordat.broker.internal.diagnostic;

import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Times;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** How much of everything there is, in one statement, whose columns are named as the answer's members are. */
final class Metrics {

    private static final String COUNTS = """
            with latest as (
              select cast(v.content as json) as content from integration i
              cross join lateral (select k.pact_version_id from pact k
                where k.latest and k.consumer_id = i.consumer_id and k.provider_id = i.provider_id
                order by k.consumer_version_id desc limit 1) head
              join pact_version v on v.id = head.pact_version_id
            ), interaction as (
              select
                coalesce(sum(json_array_length(content -> 'interactions'))
                  filter (where json_typeof(content -> 'interactions') = 'array'), 0) as requests,
                coalesce(sum(json_array_length(content -> 'messages'))
                  filter (where json_typeof(content -> 'messages') = 'array'), 0) as messages
              from latest where json_typeof(content) = 'object'
            ), revisions as (
              select count(*) as times from pact group by consumer_version_id, provider_id
            ), results as (
              select count(*) as times from verification group by pact_version_id
            )
            select
              (select requests from interaction) as "interactions.latestInteractionsCount",
              (select messages from interaction) as "interactions.latestMessagesCount",
              (select requests + messages from interaction) as "interactions.latestInteractionsAndMessagesCount",
              (select count(*) from pacticipant) as "pacticipants.count",
              (select count(main_branch) from pacticipant) as "pacticipants.withMainBranchSetCount",
              (select count(*) from integration) as "integrations.count",
              (select count(*) from pact) as "pactPublications.count",
              (select created_at from pact order by id limit 1) as "pactPublications.first",
              (select created_at from pact order by id desc limit 1) as "pactPublications.last",
              (select count(*) from pact_version) as "pactVersions.count",
              (select cast(coalesce(json_object_agg(times, n order by times), '{}') as text)
                from (select times, count(*) as n from revisions group by times) d)
                as "pactRevisionsPerConsumerVersion.distribution",
              (select count(*) from verification) as "verificationResults.count",
              (select count(*) from verification where success) as "verificationResults.successCount",
              (select count(*) from verification where not success) as "verificationResults.failureCount",
              (select count(distinct (provider_version_id, pact_version_id, success)) from verification)
                as "verificationResults.distinctCount",
              (select execution_date from verification order by id limit 1) as "verificationResults.first",
              (select execution_date from verification order by id desc limit 1) as "verificationResults.last",
              (select cast(coalesce(json_object_agg(times, n order by times), '{}') as text)
                from (select times, count(*) as n from results group by times) d)
                as "verificationResultsPerPactVersion.distribution",
              (select count(*) from version) as "pacticipantVersions.count",
              (select count(distinct version_id) from branch_version where not guessed)
                as "pacticipantVersions.withUserCreatedBranchCount",
              (select count(distinct version_id) from branch_version) as "pacticipantVersions.withBranchCount",
              (select count(distinct version_id) from branch_version) as "pacticipantVersions.withBranchSetCount",
              (select count(*) from webhook) as "webhooks.count",
              (select count(*) from tag) as "tags.count",
              (select count(distinct name) from tag) as "tags.distinctCount",
              (select count(distinct (pacticipant_id, name)) from tag) as "tags.distinctWithPacticipantCount",
              (select count(*) from triggered_webhook) as "triggeredWebhooks.count",
              (select count(*) from webhook_execution) as "webhookExecutions.count",
              -1 as "matrix.count",
              (select count(*) from environment) as "environments.count",
              (select count(*) from deployed_version) as "deployedVersions.count",
              (select count(*) from deployed_version) as "deployedVersions.userCreatedCount",
              (select count(*) from deployed_version where undeployed_at is null)
                as "deployedVersions.currentlyDeployedCount",
              (select count(*) from released_version) as "releasedVersions.count",
              (select count(*) from released_version where support_ended_at is null)
                as "releasedVersions.currentlySupportedCount"
            """;

    private final JdbcClient jdbc;

    Metrics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ObjectNode read() {
        return jdbc.sql(COUNTS).query((row, number) -> tree(row)).single();
    }

    private static ObjectNode tree(ResultSet row) throws SQLException {
        ObjectNode json = Json.object();
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String[] name = columns.getColumnLabel(i).split("\\.", 2);
            put(json.withObject("/" + name[0]), name[1], row.getObject(i));
        }
        return json;
    }

    private static void put(ObjectNode json, String name, Object value) {
        if (value instanceof Number count) {
            json.put(name, count.longValue());
        } else if (value instanceof Timestamp time) {
            json.put(name, Times.format(time.toInstant()));
        } else if (value instanceof String distribution) {
            json.set(name, Json.read(distribution));
        } else {
            json.putNull(name);
        }
    }
}
