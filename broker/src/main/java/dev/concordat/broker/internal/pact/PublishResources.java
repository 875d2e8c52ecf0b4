package dev.concordat.broker.internal.pact;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pacticipant.Pacticipant;
import dev.concordat.broker.internal.pacticipant.Registration;
import dev.concordat.broker.internal.pacticipant.Version;
import dev.concordat.broker.internal.pacticipant.Versions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Pacts published one by one: PUT writes, PATCH adds. */
final class PublishResources implements Resources {

    private final Parties parties;
    private final Versions versions;
    private final Publisher publisher;
    private final Announcer announcer;
    private final Pacts pacts;

    PublishResources(Parties parties, Versions versions, Publisher publisher, Announcer announcer, Pacts pacts) {
        this.parties = parties;
        this.versions = versions;
        this.publisher = publisher;
        this.announcer = announcer;
        this.pacts = pacts;
    }

    @Override
    public void register(Routes routes) {
        for (String path : List.of(
                Pair.PATH + "/version/{version}",
                Pair.PATH + "/versions/{version}",
                "/pact/provider/{provider}/consumer/{consumer}/version/{version}")) {
            routes.on(path)
                    .put(call -> publish(call, Publisher.Mode.REPLACE))
                    .patch(call -> publish(call, Publisher.Mode.MERGE));
        }
    }

    private Answer publish(Call call, Publisher.Mode mode) {
        ObjectNode sent = call.object();
        Pair pair = Pair.of(call);
        PactContent content = valid(call, sent, pair);
        Map<String, Pacticipant> pacticipants = parties.of(
                List.of(pair.consumer(), pair.provider()),
                call.links().base(),
                message -> Refusal.of(Answer.of(409, message).withContentType(MediaTypes.TEXT)));
        Pacticipant consumer = Objects.requireNonNull(pacticipants.get(pair.consumer()));
        Pacticipant provider = Objects.requireNonNull(pacticipants.get(pair.provider()));
        Registration version = versions.register(consumer, call.path("version"));
        if (mode == Publisher.Mode.MERGE && conflicts(pair, version.version(), sent)) {
            throw Refusal.of(Answer.of(409, "").withContentType(MediaTypes.HAL + ";charset=utf-8"));
        }
        try {
            Publication done = publisher
                    .publish(consumer, version, List.of(new Publisher.Sent(provider, content, mode)))
                    .get(0);
            announcer.announce(List.of(done), call.links().base());
            versions.touch(version.version());
            String document = PactDocument.of(done.pact(), pacts.content(done.pact()), call.links(), null);
            return done.kind() == Publication.Kind.CREATED ? Answer.created(document) : Answer.ok(document);
        } catch (ContentConflict conflict) {
            throw Refusal.error(409, conflict.text());
        }
    }

    private boolean conflicts(Pair pair, Version version, ObjectNode sent) {
        return pacts.ofVersion(pair, version.number())
                .filter(there -> ContentMerge.conflicts((ObjectNode) Json.read(pacts.content(there)), sent))
                .isPresent();
    }

    private static PactContent valid(Call call, ObjectNode sent, Pair pair) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        if (call.path("version").isBlank()) {
            errors.put("consumer_version_number", List.of("must not be blank"));
        }
        PactContent content = PactContent.of(sent);
        compare(errors, content, "consumer", pair.consumer());
        compare(errors, content, "provider", pair.provider());
        if (!errors.isEmpty()) {
            throw Refusal.fields(400, errors);
        }
        return content;
    }

    private static void compare(Map<String, List<String>> errors, PactContent content, String role, String name) {
        content.name(role)
                .filter(given -> !given.equals(name))
                .ifPresent(given -> errors.put(
                        role + ".name", List.of("is '" + given + "' in the pact, but '" + name + "' in the address")));
    }
}
