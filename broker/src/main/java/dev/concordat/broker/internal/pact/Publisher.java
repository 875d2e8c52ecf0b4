package dev.concordat.broker.internal.pact;

import dev.concordat.broker.internal.event.BrokerEvent;
import dev.concordat.broker.internal.event.BrokerEventListener;
import dev.concordat.broker.internal.event.EventName;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.pacticipant.Pacticipant;
import dev.concordat.broker.internal.pacticipant.Version;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Writes pacts. Publications of one consumer version come one after the other: each first locks the version's row. */
final class Publisher {

    private final JdbcClient jdbc;
    private final Pacts pacts;
    private final ObjectProvider<BrokerEventListener> listeners;
    private final boolean modificationAllowed;

    Publisher(
            JdbcClient jdbc, Pacts pacts, ObjectProvider<BrokerEventListener> listeners, boolean modificationAllowed) {
        this.jdbc = jdbc;
        this.pacts = pacts;
        this.listeners = listeners;
        this.modificationAllowed = modificationAllowed;
    }

    /** How content is written that is there already in another form. */
    enum Mode {
        /** It replaces the content there, where the broker allows that at all. */
        REPLACE,
        /** It is added to the content there, where the broker allows that at all. */
        MERGE_IF_ALLOWED,
        /** It is added to the content there: what PATCH is for. */
        MERGE
    }

    /**
     * Publishes one pact.
     *
     * @throws ContentConflict where other content is there and may not be changed
     */
    Publication publish(Pacticipant consumer, Pacticipant provider, Version version, ObjectNode sent, Mode mode) {
        jdbc.sql("select id from version where id = ? for update")
                .param(version.id())
                .query(Long.class)
                .single();
        Pair pair = new Pair(consumer.name(), provider.name());
        Optional<Pact> there = pacts.ofVersion(pair, version.number());
        PactContent content = PactContent.of(sent);
        Publication.Kind kind = Publication.Kind.CREATED;
        if (there.isPresent()) {
            if (there.get().sha().equals(content.sha())) {
                return new Publication(Publication.Kind.UNCHANGED, there.get());
            }
            ObjectNode before = (ObjectNode) Json.read(pacts.content(there.get()));
            if (mode != Mode.MERGE && !modificationAllowed) {
                throw new ContentConflict(pair, version.number(), TextDiff.of(before, content.tree()));
            }
            if (mode == Mode.REPLACE) {
                kind = Publication.Kind.OVERWRITTEN;
            } else {
                content = PactContent.of(ContentMerge.merge(before, content.tree()));
                kind = Publication.Kind.MERGED;
            }
        }
        return new Publication(kind, write(consumer, provider, version, content, there));
    }

    private Pact write(
            Pacticipant consumer, Pacticipant provider, Version version, PactContent content, Optional<Pact> there) {
        long pactVersion = pactVersion(consumer, provider, content);
        there.ifPresent(old -> jdbc.sql("update pact set latest = false where id = ?")
                .param(old.id())
                .update());
        int revision = there.map(Pact::revision).orElse(0) + 1;
        Pact written = jdbc.sql("""
                        insert into pact (consumer_id, provider_id, consumer_version_id, pact_version_id, revision, latest)
                        values (?, ?, ?, ?, ?, true) returning id, created_at
                        """)
                .params(consumer.id(), provider.id(), version.id(), pactVersion, revision)
                .query((row, number) -> new Pact(
                        row.getLong("id"),
                        consumer.name(),
                        provider.name(),
                        consumer.id(),
                        provider.id(),
                        version.id(),
                        version.number(),
                        pactVersion,
                        content.sha(),
                        revision,
                        row.getTimestamp("created_at").toInstant()))
                .single();
        noteIntegration(consumer, provider);
        return written;
    }

    /**
     * Who publishes for a pair must not wait for others who do: what is noted is a time to the second, and who finds
     * the row locked leaves it to the one who has it.
     */
    private void noteIntegration(Pacticipant consumer, Pacticipant provider) {
        jdbc.sql("insert into integration (consumer_id, provider_id) values (?, ?) on conflict do nothing")
                .params(consumer.id(), provider.id())
                .update();
        jdbc.sql("""
                        update integration set contract_data_updated_at = now()
                        where id = (select id from integration where consumer_id = ? and provider_id = ?
                          and contract_data_updated_at < now() - interval '1 second' for no key update skip locked)
                        """).params(consumer.id(), provider.id()).update();
    }

    private long pactVersion(Pacticipant consumer, Pacticipant provider, PactContent content) {
        String find = "select id from pact_version where consumer_id = ? and provider_id = ? and sha = ?";
        return jdbc.sql(find)
                .params(consumer.id(), provider.id(), content.sha())
                .query(Long.class)
                .optional()
                .or(() -> jdbc.sql(
                                "insert into pact_version (consumer_id, provider_id, sha, content) values (?, ?, ?, ?)"
                                        + " on conflict (consumer_id, provider_id, sha) do nothing returning id")
                        .params(consumer.id(), provider.id(), content.sha(), content.text())
                        .query(Long.class)
                        .optional())
                .orElseGet(() -> jdbc.sql(find)
                        .params(consumer.id(), provider.id(), content.sha())
                        .query(Long.class)
                        .single());
    }

    /** Tells the listeners; called when branch and tags of the version are set, for these decide what changed. */
    List<EventName> announce(Publication publication, String base) {
        Pact pact = publication.pact();
        boolean changed = publication.kind() != Publication.Kind.UNCHANGED
                && (publication.contentChanged() || isNewToItsTags(pact));
        List<EventName> names = changed
                ? List.of(EventName.CONTRACT_PUBLISHED, EventName.CONTRACT_CONTENT_CHANGED)
                : List.of(EventName.CONTRACT_PUBLISHED);
        List<BrokerEventListener> all = listeners.orderedStream().toList();
        if (!all.isEmpty()) {
            names.forEach(name -> all.forEach(each -> each.on(new BrokerEvent(name, pact.id(), null, null, base))));
            for (long version : changed ? requiredVersions(pact) : List.<Long>of()) {
                all.forEach(each -> each.on(new BrokerEvent(
                        EventName.CONTRACT_REQUIRING_VERIFICATION_PUBLISHED, pact.id(), null, version, base)));
            }
        }
        return names;
    }

    /** Compared with the version before that bears the same tag; without tags, with the one before that bears none. */
    private boolean isNewToItsTags(Pact pact) {
        return jdbc.sql("""
                        with tags as (select name from tag where version_id = :version)
                        select exists (
                          select from tags t where :content is distinct from (
                            select k.pact_version_id from pact k join tag o on o.version_id = k.consumer_version_id
                            where k.latest and k.consumer_id = :consumer and k.provider_id = :provider
                              and o.name = t.name and k.consumer_version_id < :version
                            order by k.consumer_version_id desc limit 1))
                        or not exists (select from tags) and :content is distinct from (
                            select k.pact_version_id from pact k
                            where k.latest and k.consumer_id = :consumer and k.provider_id = :provider
                              and not exists (select from tag o where o.version_id = k.consumer_version_id)
                              and k.consumer_version_id < :version
                            order by k.consumer_version_id desc limit 1)
                        """)
                .param("version", pact.versionId())
                .param("content", pact.pactVersionId())
                .param("consumer", pact.consumerId())
                .param("provider", pact.providerId())
                .query(Boolean.class)
                .single();
    }

    /** The provider's versions that matter and have no result for this content. */
    private List<Long> requiredVersions(Pact pact) {
        return jdbc.sql("""
                        select v.id from version v
                        where v.pacticipant_id = :provider
                          and (v.id = (select max(bv.version_id) from branch_version bv join branch b on b.id = bv.branch_id
                                 join pacticipant p on p.id = b.pacticipant_id and p.main_branch = b.name
                                 where p.id = :provider)
                            or v.id in (select version_id from deployed_version
                                 where pacticipant_id = :provider and undeployed_at is null)
                            or v.id in (select version_id from released_version
                                 where pacticipant_id = :provider and support_ended_at is null))
                          and not exists (select from latest_verification l
                            where l.pact_version_id = :content and l.provider_version_id = v.id)
                        order by v.id
                        """)
                .param("provider", pact.providerId())
                .param("content", pact.pactVersionId())
                .query(Long.class)
                .list();
    }

    /** Whether the provider ever verified a pact of this pair. */
    boolean isEverVerified(Pact pact) {
        return jdbc.sql("""
                        select exists (select from verification v join pact_version x on x.id = v.pact_version_id
                          where x.consumer_id = ? and x.provider_id = ?)
                        """)
                .params(pact.consumerId(), pact.providerId())
                .query(Boolean.class)
                .single();
    }
}
