package dev.concordat.broker.internal.integration;

import dev.concordat.broker.internal.pacticipant.Pacticipant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes integrations with all that is theirs. */
final class Erasure {

    private final JdbcClient jdbc;

    Erasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Deletes what is between two: pacts, results and webhooks, then versions that had nothing else, then either
     * pacticipant where nothing is left of it.
     */
    void erase(Pacticipant consumer, Pacticipant provider) {
        Long[] both = {consumer.id(), provider.id()};
        jdbc.sql("delete from pact_version where consumer_id = ? and provider_id = ?")
                .params(consumer.id(), provider.id())
                .update();
        jdbc.sql("delete from webhook where consumer_id = ? and provider_id = ?")
                .params(consumer.id(), provider.id())
                .update();
        jdbc.sql("delete from integration where consumer_id = ? and provider_id = ?")
                .params(consumer.id(), provider.id())
                .update();
        jdbc.sql("""
                        delete from version v where v.pacticipant_id = any (?)
                          and not exists (select 1 from pact where pact.consumer_version_id = v.id)
                          and not exists (select 1 from verification r where r.provider_version_id = v.id)
                        """).param(both).update();
        jdbc.sql("""
                        delete from pacticipant p where p.id = any (?)
                          and not exists (select 1 from version v where v.pacticipant_id = p.id)
                          and not exists (select 1 from integration i where p.id in (i.consumer_id, i.provider_id))
                          and not exists (select 1 from pact_version c where p.id in (c.consumer_id, c.provider_id))
                          and not exists (select 1 from webhook w where p.id in (w.consumer_id, w.provider_id))
                        """).param(both).update();
    }

    /** Deletes all pacticipants with all that is theirs, and all webhooks; environments stay. */
    void eraseAll() {
        jdbc.sql("delete from webhook").update();
        jdbc.sql("delete from pacticipant").update();
    }
}
