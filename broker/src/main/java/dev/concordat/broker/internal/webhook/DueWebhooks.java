package dev.concordat.broker.internal.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The webhooks that are to be made, as all instances of the broker on one database share them: each is taken by one,
 * for as long as making it can last. One that dies meanwhile leaves it to the others.
 */
final class DueWebhooks {

    /** Longer than a request may take. */
    private static final String LEASE = "interval '3 minutes'";

    /** How long it is remembered how a webhook went. */
    private static final String KEPT = "interval '90 days'";

    private final JdbcClient jdbc;

    DueWebhooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the longest due. */
    List<Due> take(int most) {
        return jdbc.sql("""
                        with taken as (
                          update triggered_webhook set due_at = now() + %s
                          where id in (select id from triggered_webhook
                            where status in ('not_run', 'retrying') and due_at <= now()
                            order by due_at limit ? for update skip locked)
                          returning *)
                        select t.id, t.attempts, t.event, t.base, t.pact_id, t.verification_id, t.provider_version_id, %s
                        from taken t left join webhook w on w.id = t.webhook_id %s order by t.id
                        """.formatted(LEASE, Webhooks.COLUMNS, Webhooks.JOINS))
                .param(most)
                .query(DueWebhooks::row)
                .list();
    }

    private static Due row(ResultSet row, int number) throws SQLException {
        Occasion occasion = new Occasion(
                row.getString("event"),
                row.getString("base"),
                row.getLong("pact_id"),
                number(row, "verification_id"),
                number(row, "provider_version_id"));
        Webhook webhook = row.getString("uuid") == null ? null : Webhooks.row(row, number);
        return new Due(row.getLong("id"), row.getInt("attempts"), occasion, webhook);
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    /** Milliseconds until the next is due; empty where none is. */
    Optional<Long> untilNext() {
        return jdbc.sql("""
                        select greatest(0, ceil(extract(epoch from due_at - now()) * 1000))::bigint
                        from triggered_webhook where status in ('not_run', 'retrying') order by due_at limit 1
                        """).query(Long.class).optional();
    }

    /** Notes how it went, and when it is to be made again, if it is. What was deleted meanwhile is left so. */
    void finish(Due due, boolean success, String logs, @Nullable Integer retryInSeconds) {
        String status = success ? TriggeredWebhook.SUCCESS : TriggeredWebhook.FAILURE;
        jdbc.sql("""
                        with log as (
                          insert into webhook_execution (triggered_webhook_id, success, logs)
                          select id, :success, :logs from triggered_webhook where id = :id)
                        update triggered_webhook set status = :status, attempts = attempts + 1, updated_at = now(),
                          due_at = now() + cast(:seconds as int) * interval '1 second' where id = :id
                        """)
                .param("id", due.id())
                .param("success", success)
                .param("logs", logs)
                .param("status", retryInSeconds == null ? status : TriggeredWebhook.RETRYING)
                .param("seconds", retryInSeconds == null ? 0 : retryInSeconds)
                .update();
    }

    /** Gives one back that was taken and not made. */
    void giveBack(Due due) {
        jdbc.sql("update triggered_webhook set due_at = now() where id = ? and status in ('not_run', 'retrying')")
                .param(due.id())
                .update();
    }

    /**
     * Deletes what was made long ago, with its logs. The last of each webhook and event of a pair stays: it says how
     * the webhook does.
     */
    void forget() {
        jdbc.sql("""
                        delete from triggered_webhook t
                        where t.status in ('success', 'failure') and t.created_at < now() - %s
                          and (t.webhook_id is null or exists (select from triggered_webhook l
                            where l.consumer_id = t.consumer_id and l.provider_id = t.provider_id
                              and l.webhook_id = t.webhook_id and l.event = t.event and l.id > t.id))
                        """.formatted(KEPT)).update();
    }
}
