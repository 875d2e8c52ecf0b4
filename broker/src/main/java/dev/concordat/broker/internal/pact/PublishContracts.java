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
import dev.concordat.broker.internal.pacticipant.Registration;
import dev.concordat.broker.internal.pacticipant.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /contracts/publish}: all pacts of a consumer version at once, all of them or none. */
final class PublishContracts implements Resources {

    private final Parties parties;
    private final Versions versions;
    private final Publisher publisher;
    private final Announcer announcer;

    PublishContracts(Parties parties, Versions versions, Publisher publisher, Announcer announcer) {
        this.parties = parties;
        this.versions = versions;
        this.publisher = publisher;
        this.announcer = announcer;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/contracts/publish").post(this::publish);
    }

    private Answer publish(Call call) {
        PublishRequest request = PublishRequest.of(call.object());
        Notices notices = new Notices();
        Map<String, Pacticipant> pacticipants =
                parties.of(request.parties(), call.links().base(), message -> refusal(message, ""));
        Pacticipant consumer = Objects.requireNonNull(pacticipants.get(request.consumer()));
        Registration version = versions.register(
                consumer,
                request.version(),
                request.buildUrl().orElse(null),
                request.branch().orElse(null),
                request.tags());
        List<Publisher.Sent> sent = request.contracts().stream()
                .map(each -> new Publisher.Sent(
                        Objects.requireNonNull(pacticipants.get(each.provider())), each.content(), each.mode()))
                .toList();
        List<Publication> done;
        try {
            done = publisher.publish(consumer, version, sent);
        } catch (ContentConflict conflict) {
            throw refusal(conflict.text(), conflict.diff());
        }
        notices.add(
                "debug",
                (version.created() ? "Created " : "Updated ") + consumer.name() + " version " + request.version()
                        + request.branch().map(branch -> ", branch " + branch).orElse("")
                        + (request.tags().isEmpty() ? "" : ", tags " + String.join(", ", request.tags())));
        if (request.branch().isEmpty() && request.tags().isEmpty()) {
            notices.add("prompt", "  Next: say the branch as well, that providers can select pacts by it.");
        }
        announcer.announce(done, call.links().base()).forEach(each -> report(each, notices, call.links()));
        return Answer.ok(answer(request, done, notices, call.links()));
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

    private static void report(Announcer.Announcement announcement, Notices notices, Links links) {
        Publication done = announcement.publication();
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
                        + announcement.events().stream().map(EventName::text).collect(Collectors.joining(", ")));
        List<String> next = new ArrayList<>();
        if (!announcement.standing().everVerified()) {
            next.add("    * let " + done.pact().provider() + " verify its pacts");
        }
        if (!announcement.standing().awaited()) {
            next.add("    * have a webhook start the verification by "
                    + done.pact().provider() + " when content changes");
        }
        if (!next.isEmpty()) {
            notices.add("prompt", "  Next:");
            next.forEach(step -> notices.add("prompt", step));
        }
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
