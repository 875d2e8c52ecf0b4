package dev.concordat.broker.internal.pact;

import dev.concordat.broker.internal.event.EventName;
import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pacticipant.Pacticipant;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import dev.concordat.broker.internal.pacticipant.Version;
import dev.concordat.broker.internal.pacticipant.Versions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /contracts/publish}: all pacts of a consumer version at once, all of them or none. */
final class PublishContracts implements Resources {

    private final Pacticipants pacticipants;
    private final Versions versions;
    private final Publisher publisher;
    private final SimilarNames similarNames;
    private final JdbcClient jdbc;

    PublishContracts(
            Pacticipants pacticipants,
            Versions versions,
            Publisher publisher,
            SimilarNames similarNames,
            JdbcClient jdbc) {
        this.pacticipants = pacticipants;
        this.versions = versions;
        this.publisher = publisher;
        this.similarNames = similarNames;
        this.jdbc = jdbc;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/contracts/publish").post(this::publish);
    }

    private Answer publish(Call call) {
        PublishRequest request = PublishRequest.of(call.object());
        Notices notices = new Notices();
        Map<String, Pacticipant> parties = parties(request, call.links().base());
        Pacticipant consumer = Objects.requireNonNull(parties.get(request.consumer()));
        Optional<Version> there = versions.find(consumer, request.version());
        boolean created = there.isEmpty();
        Version version = there.orElseGet(() ->
                versions.create(consumer, request.version(), request.buildUrl().orElse(null)));
        List<Publication> done = new ArrayList<>();
        for (PublishRequest.Contract contract : request.contracts()) {
            Pacticipant provider = Objects.requireNonNull(parties.get(contract.provider()));
            try {
                done.add(publisher.publish(consumer, provider, version, contract.content(), contract.mode()));
            } catch (ContentConflict conflict) {
                throw refusal(conflict.text(), conflict.diff());
            }
        }
        describe(consumer, version, request);
        notices.add(
                "debug",
                (created ? "Created " : "Updated ") + consumer.name() + " version " + version.number()
                        + request.branch().map(branch -> ", branch " + branch).orElse("")
                        + (request.tags().isEmpty() ? "" : ", tags " + String.join(", ", request.tags())));
        if (request.branch().isEmpty() && request.tags().isEmpty()) {
            notices.add("prompt", "  Next: say the branch as well, that providers can select pacts by it.");
        }
        done.forEach(each -> report(each, notices, call.links()));
        return Answer.ok(answer(request, done, notices, call.links()));
    }

    /** All that the request names. New ones are made in the order of their names: two requests never wait crosswise. */
    private Map<String, Pacticipant> parties(PublishRequest request, String base) {
        SortedSet<String> names = new TreeSet<>();
        names.add(request.consumer());
        request.contracts().forEach(contract -> names.add(contract.provider()));
        Map<String, Pacticipant> parties = new HashMap<>(pacticipants.findAll(names));
        names.removeAll(parties.keySet());
        names.forEach(name -> similarNames.check(name, base).ifPresent(message -> {
            throw refusal(message, "");
        }));
        names.forEach(name -> parties.put(name, pacticipants.findOrCreate(name)));
        return parties;
    }

    private static Refusal refusal(String message, String diff) {
        ObjectNode body = Json.object();
        ArrayNode notices = body.putArray("notices");
        notices.addObject().put("type", "error").put("text", message);
        if (!diff.isEmpty()) {
            notices.addObject().put("type", "info").put("text", diff);
        }
        body.putObject("errors").putArray("contracts").add(message);
        return Refusal.of(Answer.of(409, body).withContentType(MediaTypes.JSON));
    }

    private void describe(Pacticipant consumer, Version version, PublishRequest request) {
        request.branch().ifPresent(branch -> versions.addToBranch(consumer, version, branch));
        request.tags().forEach(tag -> versions.tag(version, tag));
        request.buildUrl()
                .filter(url -> !url.equals(version.buildUrl()))
                .ifPresent(url -> jdbc.sql("update version set build_url = ? where id = ?")
                        .params(url, version.id())
                        .update());
    }

    private void report(Publication done, Notices notices, Links links) {
        String pair = "pact of " + done.pact().consumer() + " version "
                + done.pact().version() + " with " + done.pact().provider();
        switch (done.kind()) {
            case CREATED -> notices.add("success", "Published the " + pair + ".");
            case UNCHANGED -> notices.add("success", "The " + pair + " was there already, the same.");
            case MERGED -> notices.add("success", "Merged into the " + pair + ".");
            case OVERWRITTEN ->
                notices.add(
                        "warning",
                        "Replaced the content of the " + pair
                                + ". Results of the content before hold for it no longer; publish changes under new versions.");
        }
        notices.add(
                "debug",
                "  See "
                        + links.of(
                                Pair.LINK + "/version/{}",
                                done.pact().provider(),
                                done.pact().consumer(),
                                done.pact().version()));
        notices.add(
                "debug",
                "  Events: "
                        + publisher.announce(done, links.base()).stream()
                                .map(EventName::text)
                                .collect(Collectors.joining(", ")));
        List<String> next = new ArrayList<>();
        if (!publisher.isEverVerified(done.pact())) {
            next.add("    * let " + done.pact().provider() + " verify its pacts");
        }
        if (!hasWebhook(done.pact())) {
            next.add("    * have a webhook start the verification by "
                    + done.pact().provider() + " when content changes");
        }
        if (!next.isEmpty()) {
            notices.add("prompt", "  Next:");
            next.forEach(step -> notices.add("prompt", step));
        }
    }

    /** Whether a webhook waits for pacts of this pair; one for all of the broker's counts. */
    private boolean hasWebhook(Pact pact) {
        return jdbc.sql("""
                        select exists (select from webhook
                          where enabled and (consumer_id is null or consumer_id = ?)
                            and (provider_id is null or provider_id = ?)
                            and (consumer_label is null or consumer_label in (select name from label where pacticipant_id = ?))
                            and (provider_label is null or provider_label in (select name from label where pacticipant_id = ?)))
                        """)
                .params(pact.consumerId(), pact.providerId(), pact.consumerId(), pact.providerId())
                .query(Boolean.class)
                .single();
    }

    private static ObjectNode answer(PublishRequest request, List<Publication> done, Notices notices, Links links) {
        ObjectNode body = Json.object();
        notices.writeTo(body);
        String consumer = request.consumer();
        String home = links.of("/pacticipants/{}", consumer);
        String version = links.of("/pacticipants/{}/versions/{}", consumer, request.version());
        ObjectNode embedded = body.putObject("_embedded");
        embedded.putObject("pacticipant")
                .put("name", consumer)
                .putObject("_links")
                .set("self", Links.link(home));
        embedded.putObject("version")
                .put("number", request.version())
                .putObject("_links")
                .set("self", Links.link("Version", request.version(), version));
        ObjectNode all = body.putObject("_links");
        all.set("pb:pacticipant", Links.link("Pacticipant", consumer, home));
        all.set("pb:pacticipant-version", Links.link("Pacticipant version", request.version(), version));
        ArrayNode tags = all.putArray("pb:pacticipant-version-tags");
        request.tags()
                .forEach(tag -> tags.add(Links.link(
                        "Tag",
                        tag,
                        links.of("/pacticipants/{}/versions/{}/tags/{}", consumer, request.version(), tag))));
        ArrayNode contracts = all.putArray("pb:contracts");
        done.forEach(each -> contracts.add(Links.link(
                "Pact",
                each.pact().title(),
                links.of(Pair.LINK + "/version/{}", each.pact().provider(), consumer, request.version()))));
        return body;
    }

    /** What is said about a publication: as notices, and once more as the logs that older clients read. */
    private static final class Notices {

        private final ArrayNode notices = Json.array();
        private final ArrayNode logs = Json.array();

        void add(String type, String text) {
            notices.addObject().put("type", type).put("text", text);
            logs.addObject().put("level", type).put("message", text).put("deprecationWarning", "Replaced by notices");
        }

        void writeTo(ObjectNode body) {
            body.set("logs", logs);
            body.set("notices", notices);
        }
    }
}
