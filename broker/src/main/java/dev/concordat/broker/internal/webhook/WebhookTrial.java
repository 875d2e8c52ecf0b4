package dev.concordat.broker.internal.webhook;

import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Makes a webhook at once, for the latest pact that it is for, and tells how it went. */
final class WebhookTrial {

    private final JdbcClient jdbc;
    private final Caller caller;

    WebhookTrial(JdbcClient jdbc, Caller caller) {
        this.jdbc = jdbc;
        this.caller = caller;
    }

    ObjectNode of(Webhook.Definition webhook, Links links) {
        Long pact = latestPact(webhook);
        try {
            Execution execution = caller.call(webhook.request(), new Occasion("test", links.base(), pact, null, null));
            execution.note(execution.isSuccess() ? "The webhook was taken." : "The webhook failed.");
            return execution.view();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.error(503, "The broker stops; try the webhook again when it is back.");
        }
    }

    private @org.jspecify.annotations.Nullable Long latestPact(Webhook.Definition webhook) {
        return jdbc.sql("""
                        select k.id from pact k
                        join pacticipant c on c.id = k.consumer_id
                        join pacticipant p on p.id = k.provider_id
                        where k.latest and (cast(:consumer as text) is null or c.name = :consumer)
                          and (cast(:provider as text) is null or p.name = :provider)
                          and (cast(:consumerLabel as text) is null
                            or exists (select from label where pacticipant_id = c.id and name = :consumerLabel))
                          and (cast(:providerLabel as text) is null
                            or exists (select from label where pacticipant_id = p.id and name = :providerLabel))
                        order by k.consumer_version_id desc, k.id desc limit 1
                        """)
                .param("consumer", webhook.consumer().name())
                .param("provider", webhook.provider().name())
                .param("consumerLabel", webhook.consumer().label())
                .param("providerLabel", webhook.provider().label())
                .query(Long.class)
                .optional()
                .orElse(null);
    }
}
