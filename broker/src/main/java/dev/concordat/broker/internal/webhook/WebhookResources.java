package dev.concordat.broker.internal.webhook;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pact.Pair;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks: set up, changed, tried and taken away. */
final class WebhookResources implements Resources {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String UUID = "[A-Za-z0-9_-]{16,200}";

    private final Webhooks webhooks;
    private final WebhookReader reader;
    private final WebhookTrial trial;
    private final Pacticipants pacticipants;

    WebhookResources(Webhooks webhooks, WebhookReader reader, WebhookTrial trial, Pacticipants pacticipants) {
        this.webhooks = webhooks;
        this.reader = reader;
        this.trial = trial;
        this.pacticipants = pacticipants;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/webhooks").get(this::all).post(this::create);
        routes.on("/webhooks/execute").ask(this::tryUnsaved);
        routes.on("/webhooks/{uuid}").get(this::one).put(this::replace).delete(this::delete);
        routes.on("/webhooks/{uuid}/execute").act(this::tryOne);
        routes.on("/webhooks/consumer/{consumer}").get(this::ofParties).post(this::create);
        routes.on("/webhooks/provider/{provider}").get(this::ofParties).post(this::create);
        routes.on("/webhooks/provider/{provider}/consumer/{consumer}")
                .get(this::ofParties)
                .post(this::create);
        routes.on(Pair.PATH + "/webhooks").get(this::ofParties).post(this::create);
    }

    private Answer all(Call call) {
        return Answer.ok(WebhookView.list("Webhooks", call.self(), webhooks.all(), call.links()));
    }

    private Answer ofParties(Call call) {
        String consumer = known(call, "consumer");
        String provider = known(call, "provider");
        List<Webhook> found = webhooks.of(consumer, provider);
        return Answer.ok(WebhookView.list("Webhooks", call.self(), found, call.links()));
    }

    /** A pacticipant of the address; {@code null} where the address names none. */
    private @Nullable String known(Call call, String role) {
        Optional<String> name = call.variable(role);
        if (name.isPresent() && pacticipants.find(name.get()).isEmpty()) {
            throw Refusal.notFound();
        }
        return name.orElse(null);
    }

    private Answer create(Call call) {
        Party consumer = new Party(known(call, "consumer"), null);
        Party provider = new Party(known(call, "provider"), null);
        Webhook.Definition said = reader.read(call.object());
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        String uuid = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        webhooks.save(
                uuid,
                new Webhook.Definition(
                        said.description(),
                        said.consumer().equals(Party.ALL) ? consumer : said.consumer(),
                        said.provider().equals(Party.ALL) ? provider : said.provider(),
                        said.enabled(),
                        said.events(),
                        said.request()));
        return Answer.created(view(uuid, call.links()))
                .withHeader("Location", call.links().of("/webhooks/{}", uuid));
    }

    private ObjectNode view(String uuid, Links links) {
        return WebhookView.of(webhooks.find(uuid).orElseThrow(Refusal::notFound), links);
    }

    private Answer one(Call call) {
        return Answer.ok(view(call.path("uuid"), call.links()));
    }

    private Answer replace(Call call) {
        String uuid = call.path("uuid");
        if (!uuid.matches(UUID)) {
            throw Refusal.field("uuid", "must be 16 or more letters, digits, '_' and '-'");
        }
        Webhook.Definition said = reader.read(call.object());
        Optional<Webhook> there = webhooks.find(uuid);
        Template request = withKeptSecrets(said.request(), there);
        webhooks.save(uuid, said.withRequest(request));
        return Answer.of(there.isPresent() ? 200 : 201, view(uuid, call.links()));
    }

    /**
     * Secrets are shown as stars, so what comes back as stars means what is kept. They go on to the host they were
     * given for and to no other: else whoever may change a webhook could have them sent to himself.
     */
    private static Template withKeptSecrets(Template said, Optional<Webhook> there) {
        Map<String, String> headers = new LinkedHashMap<>(said.headers());
        boolean keepsPassword = Secrets.isKept(said.password()) || (said.password() == null && said.username() != null);
        List<String> kept = headers.keySet().stream()
                .filter(name -> Secrets.isSecret(name) && Secrets.isKept(headers.get(name)))
                .toList();
        if (there.isEmpty() || (!keepsPassword && kept.isEmpty())) {
            return said;
        }
        Template before = there.get().definition().request();
        boolean leaves = !before.destination().equals(said.destination());
        if (leaves && keepsPassword && before.password() != null) {
            throw Refusal.field("request.password", "must be given again, because the request goes to another host");
        }
        if (leaves && !kept.isEmpty()) {
            throw Refusal.field(
                    "request.headers",
                    "must have '" + kept.get(0) + "' given again, because the request goes to another host");
        }
        kept.forEach(name -> headers.put(name, before.headers().getOrDefault(name, Secrets.STARS)));
        return new Template(
                said.method(),
                said.url(),
                headers,
                said.body(),
                said.username(),
                keepsPassword ? before.password() : said.password());
    }

    private Answer delete(Call call) {
        if (!webhooks.delete(call.path("uuid"))) {
            throw Refusal.notFound();
        }
        return Answer.none();
    }

    private Answer tryOne(Call call) {
        Webhook webhook = webhooks.find(call.path("uuid")).orElseThrow(Refusal::notFound);
        ObjectNode result = trial.of(webhook.definition(), call.links());
        result.withObject("/_links").set("webhook", Links.link(call.links().of("/webhooks/{}", webhook.uuid())));
        return Answer.ok(withRepetition(result, call));
    }

    private Answer tryUnsaved(Call call) {
        return Answer.ok(withRepetition(trial.of(reader.read(call.object()), call.links()), call));
    }

    private static ObjectNode withRepetition(ObjectNode result, Call call) {
        result.withObject("/_links").set("try-again", Links.link("POST here to try it again", null, call.self()));
        return result;
    }
}
