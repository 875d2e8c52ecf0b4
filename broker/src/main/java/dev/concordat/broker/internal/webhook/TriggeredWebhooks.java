package dev.concordat.broker.internal.webhook;

import dev.concordat.broker.internal.event.BrokerEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that webhooks were triggered by, and how that went. */
final class TriggeredWebhooks {

    private static final String SELECT = """
            select t.uuid, w.uuid as webhook, t.name, t.event, t.status, t.attempts, c.name as consumer,
              p.name as provider, v.number, t.created_at
            from triggered_webhook t
            join pacticipant c on c.id = t.consumer_id
            join pacticipant p on p.id = t.provider_id
            join pact k on k.id = t.pact_id
            join version v on v.id = k.consumer_version_id
            left join webhook w on w.id = t.webhook_id
            """;

    private static final String LATEST_FIRST = " order by t.created_at desc, t.id desc limit 1000";

    private final JdbcClient jdbc;

    TriggeredWebhooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes events for every webhook that waits for them; of a result, once for each consumer version it was published
     * for. Returns how many.
     */
    int add(List<BrokerEvent> events) {
        List<Object[]> rows = new ArrayList<>();
        for (BrokerEvent event : events) {
            rows.add(new @Nullable Object[] {
                rows.size(),
                event.name().text(),
                event.base(),
                event.pactId(),
                event.verificationId(),
                event.providerVersionId()
            });
        }
        return jdbc.sql("""
                        insert into triggered_webhook (webhook_id, name, event, base, pact_id, consumer_id, provider_id,
                          verification_id, provider_version_id)
                        select w.id, w.summary, e.event, e.base, coalesce(o.id, k.id), k.consumer_id, k.provider_id,
                          cast(e.verification_id as bigint), cast(e.provider_version_id as bigint)
                        from (values :events) as e (place, event, base, pact_id, verification_id, provider_version_id)
                        join pact k on k.id = e.pact_id
                        join webhook w on w.enabled and e.event = any (w.events)
                          and (w.consumer_id is null or w.consumer_id = k.consumer_id)
                          and (w.provider_id is null or w.provider_id = k.provider_id)
                          and (w.consumer_label is null or exists (select from label
                            where pacticipant_id = k.consumer_id and name = w.consumer_label))
                          and (w.provider_label is null or exists (select from label
                            where pacticipant_id = k.provider_id and name = w.provider_label))
                        left join lateral (
                          select distinct n.id from verification v join pact n
                            on n.latest and n.provider_id = k.provider_id and n.pact_version_id = v.pact_version_id
                              and n.consumer_version_id = any (v.consumer_version_ids)
                          where v.id = cast(e.verification_id as bigint)) o on true
                        order by e.place, w.id
                        """).param("events", rows).update();
    }

    Optional<TriggeredWebhook> find(String uuid) {
        return jdbc.sql(SELECT + "where t.uuid::text = ?")
                .param(uuid)
                .query(TriggeredWebhooks::row)
                .optional();
    }

    List<TriggeredWebhook> ofPact(long pactId) {
        return jdbc.sql(SELECT + "where t.pact_id = ?" + LATEST_FIRST)
                .param(pactId)
                .query(TriggeredWebhooks::row)
                .list();
    }

    List<TriggeredWebhook> ofVerification(long verificationId) {
        return jdbc.sql(SELECT + "where t.verification_id = ?" + LATEST_FIRST)
                .param(verificationId)
                .query(TriggeredWebhooks::row)
                .list();
    }

    /** Of each webhook and event the last of a pair. */
    List<TriggeredWebhook> lastOfPair(String consumer, String provider) {
        return jdbc.sql(SELECT + """
                        where t.id in (
                          select max(l.id) from triggered_webhook l
                          where l.consumer_id = (select id from pacticipant where name = ?)
                            and l.provider_id = (select id from pacticipant where name = ?) and l.webhook_id is not null
                          group by l.webhook_id, l.event)
                        order by t.id
                        """)
                .params(consumer, provider)
                .query(TriggeredWebhooks::row)
                .list();
    }

    private static TriggeredWebhook row(ResultSet row, int number) throws SQLException {
        return new TriggeredWebhook(
                row.getString("uuid"),
                row.getString("webhook"),
                row.getString("name"),
                row.getString("event"),
                row.getString("status"),
                row.getInt("attempts"),
                row.getString("consumer"),
                row.getString("provider"),
                row.getString("number"),
                row.getTimestamp("created_at").toInstant());
    }

    /**
     * How one time went.
     *
     * @param success whether it arrived
     * @param logs what happened
     * @param at when
     */
    record Run(boolean success, String logs, Instant at) {}

    /** How each time went, in their order. */
    List<Run> runs(String uuid) {
        return jdbc.sql("""
                        select e.success, e.logs, e.created_at from webhook_execution e
                        join triggered_webhook t on t.id = e.triggered_webhook_id where t.uuid::text = ? order by e.id
                        """)
                .param(uuid)
                .query((row, number) -> new Run(
                        row.getBoolean("success"),
                        row.getString("logs"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }
}
