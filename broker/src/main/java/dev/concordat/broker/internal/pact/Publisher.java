package dev.concordat.broker.internal.pact;

import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.pacticipant.Pacticipant;
import dev.concordat.broker.internal.pacticipant.Registration;
import dev.concordat.broker.internal.pacticipant.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the pacts of a consumer version, all that are sent together in one statement. Publications of one version come
 * one after the other: who registers it locks it.
 */
final class Publisher {

    /**
     * Of pairs in one order, so that two who publish the same never wait crosswise. Nor must who publishes for a pair
     * wait for others who do: what the integration notes is a time to the second, and who finds it locked leaves it to
     * the one who has it.
     */
    private static final String WRITE = """
            with sent as (
              select * from (values :sent) as s (provider_id, sha, content, revision)),
            known as (
              select x.id, x.provider_id from pact_version x
              join sent s on s.provider_id = x.provider_id and s.sha = x.sha where x.consumer_id = :consumer),
            made as (
              insert into pact_version (consumer_id, provider_id, sha, content)
              select :consumer, s.provider_id, s.sha, s.content from sent s
              where s.provider_id not in (select provider_id from known) order by s.provider_id
              on conflict (consumer_id, provider_id, sha) do update set sha = excluded.sha
              returning id, provider_id),
            written as (
              insert into pact (consumer_id, provider_id, consumer_version_id, pact_version_id, revision, latest)
              select :consumer, s.provider_id, :version, x.id, s.revision, true
              from sent s join (table known union all table made) x on x.provider_id = s.provider_id
              returning id, provider_id, pact_version_id, created_at),
            paired as (
              insert into integration (consumer_id, provider_id)
              select :consumer, s.provider_id from sent s
              where not exists (select from integration i
                where i.consumer_id = :consumer and i.provider_id = s.provider_id) order by s.provider_id
              on conflict do nothing),
            noted as (
              update integration set contract_data_updated_at = now()
              where id in (select i.id from integration i join sent s on s.provider_id = i.provider_id
                where i.consumer_id = :consumer and i.contract_data_updated_at < now() - interval '1 second'
                for no key update of i skip locked))
            table written
            """;

    private final JdbcClient jdbc;
    private final Pacts pacts;
    private final boolean modificationAllowed;

    Publisher(JdbcClient jdbc, Pacts pacts, boolean modificationAllowed) {
        this.jdbc = jdbc;
        this.pacts = pacts;
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

    /** One pact as it was sent. */
    record Sent(Pacticipant provider, PactContent content, Mode mode) {}

    /** What is to become of a pact: {@code there} is the one of the version until now. */
    private record Decision(
            Publication.Kind kind,
            Pacticipant provider,
            PactContent content,
            @Nullable Pact there) {

        int revision() {
            return there == null ? 1 : there.revision() + 1;
        }
    }

    /** The keys that a pact was written with. */
    private record Keys(long pact, long content, Instant createdAt) {}

    /**
     * Publishes pacts of a version, all or none.
     *
     * @throws ContentConflict where other content is there and may not be changed
     */
    List<Publication> publish(Pacticipant consumer, Registration version, List<Sent> sent) {
        List<Publication> done = new ArrayList<>();
        Map<Long, Sent> now = new LinkedHashMap<>();
        List<Sent> later = new ArrayList<>();
        sent.forEach(each -> {
            // A second pact with one provider meets the first.
            if (now.putIfAbsent(each.provider().id(), each) != null) {
                later.add(each);
            }
        });
        done.addAll(publishOfEach(consumer, version, List.copyOf(now.values())));
        if (!later.isEmpty()) {
            done.addAll(publish(consumer, new Registration(version.version(), false), later));
        }
        return done;
    }

    private List<Publication> publishOfEach(Pacticipant consumer, Registration version, List<Sent> sent) {
        Map<Long, Pact> there = version.created()
                ? Map.of()
                : pacts.ofConsumerVersion(version.version().id()).stream()
                        .collect(Collectors.toMap(Pact::providerId, pact -> pact));
        List<Decision> decisions = sent.stream()
                .map(each -> decide(
                        consumer,
                        version.version(),
                        each,
                        there.get(each.provider().id())))
                .toList();
        Map<Long, Keys> written = write(
                consumer,
                version.version(),
                decisions.stream()
                        .filter(each -> each.kind() != Publication.Kind.UNCHANGED)
                        .toList());
        return decisions.stream()
                .map(each -> publication(
                        consumer,
                        version.version(),
                        each,
                        written.get(each.provider().id())))
                .toList();
    }

    private Decision decide(Pacticipant consumer, Version version, Sent sent, @Nullable Pact there) {
        if (there == null) {
            return new Decision(Publication.Kind.CREATED, sent.provider(), sent.content(), null);
        }
        if (there.sha().equals(sent.content().sha())) {
            return new Decision(Publication.Kind.UNCHANGED, sent.provider(), sent.content(), there);
        }
        ObjectNode before = (ObjectNode) Json.read(pacts.content(there));
        ObjectNode after = sent.content().tree();
        if (sent.mode() != Mode.MERGE && !modificationAllowed) {
            Pair pair = new Pair(consumer.name(), sent.provider().name());
            throw new ContentConflict(pair, version.number(), TextDiff.of(before, after));
        }
        return sent.mode() == Mode.REPLACE
                ? new Decision(Publication.Kind.OVERWRITTEN, sent.provider(), sent.content(), there)
                : new Decision(
                        Publication.Kind.MERGED,
                        sent.provider(),
                        PactContent.of(ContentMerge.merge(before, after)),
                        there);
    }

    private Map<Long, Keys> write(Pacticipant consumer, Version version, List<Decision> decisions) {
        Map<Long, Keys> written = new HashMap<>();
        if (decisions.isEmpty()) {
            return written;
        }
        List<Long> replaced = decisions.stream()
                .map(Decision::there)
                .filter(Objects::nonNull)
                .map(Pact::id)
                .toList();
        if (!replaced.isEmpty()) {
            jdbc.sql("update pact set latest = false where id in (:pacts)")
                    .param("pacts", replaced)
                    .update();
        }
        jdbc.sql(WRITE)
                .param("sent", decisions.stream().map(Publisher::row).toList())
                .param("consumer", consumer.id())
                .param("version", version.id())
                .query(row -> {
                    written.put(row.getLong("provider_id"), keys(row));
                });
        return written;
    }

    private static Object[] row(Decision decision) {
        PactContent content = decision.content();
        return new Object[] {decision.provider().id(), content.sha(), content.text(), decision.revision()};
    }

    private static Keys keys(ResultSet row) throws SQLException {
        return new Keys(
                row.getLong("id"),
                row.getLong("pact_version_id"),
                row.getTimestamp("created_at").toInstant());
    }

    private static Publication publication(
            Pacticipant consumer, Version version, Decision decision, @Nullable Keys written) {
        if (written == null) {
            return new Publication(decision.kind(), Objects.requireNonNull(decision.there()));
        }
        Pact pact = new Pact(
                written.pact(),
                consumer.name(),
                decision.provider().name(),
                consumer.id(),
                decision.provider().id(),
                version.id(),
                version.number(),
                written.content(),
                decision.content().sha(),
                decision.revision(),
                written.createdAt());
        return new Publication(decision.kind(), pact);
    }
}
