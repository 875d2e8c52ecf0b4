package dev.concordat.broker.internal.webhook;

import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.Times;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks as they are shown: without their secrets. */
final class WebhookView {

    private WebhookView() {}

    static ObjectNode list(String title, String self, List<Webhook> webhooks, Links links) {
        ObjectNode view = Json.object();
        ObjectNode all = view.putObject("_links");
        all.set("self", Links.link(title, null, self));
        all.set("pb:create", Links.link("POST here to set up a webhook", null, self));
        ArrayNode array = all.putArray("pb:webhooks");
        webhooks.forEach(webhook -> array.add(
                Links.link(webhook.scope(), webhook.displayName(), links.of("/webhooks/{}", webhook.uuid()))));
        all.putArray("curies")
                .addObject()
                .put("name", "pb")
                .put("href", links.href("/doc/webhooks-{rel}"))
                .put("templated", true);
        return view;
    }

    static ObjectNode of(Webhook webhook, Links links) {
        Webhook.Definition definition = webhook.definition();
        ObjectNode view = Json.object().put("uuid", webhook.uuid()).put("description", webhook.displayName());
        party(view, "consumer", definition.consumer());
        party(view, "provider", definition.provider());
        view.put("enabled", definition.enabled());
        view.set("request", request(definition.request()));
        ArrayNode events = view.putArray("events");
        definition.events().forEach(event -> events.addObject().put("name", event));
        if (webhook.updatedAt() != null) {
            view.put("updatedAt", Times.format(webhook.updatedAt()));
        }
        view.put("createdAt", Times.format(webhook.createdAt()));
        links(view.putObject("_links"), webhook, links);
        return view;
    }

    private static void party(ObjectNode view, String role, Party party) {
        if (party.name() != null) {
            view.putObject(role).put("name", party.name());
        } else if (party.label() != null) {
            view.putObject(role).put("label", party.label());
        }
    }

    private static ObjectNode request(Template request) {
        ObjectNode view = Json.object().put("method", request.method()).put("url", request.url());
        if (!request.headers().isEmpty()) {
            ObjectNode headers = view.putObject("headers");
            request.headers().forEach((name, value) -> headers.put(name, Secrets.shown(name, value)));
        }
        if (request.body() != null) {
            view.set("body", request.body());
        }
        if (request.username() != null) {
            view.put("username", request.username());
        }
        if (request.password() != null) {
            view.put("password", Secrets.STARS);
        }
        return view;
    }

    private static void links(ObjectNode all, Webhook webhook, Links links) {
        Party consumer = webhook.definition().consumer();
        Party provider = webhook.definition().provider();
        all.set("self", Links.link(webhook.displayName(), null, links.of("/webhooks/{}", webhook.uuid())));
        all.set(
                "pb:execute",
                Links.link(
                        "POST here to try the webhook with the latest pact that it is for",
                        null,
                        links.of("/webhooks/{}/execute", webhook.uuid())));
        partyLink(all, "consumer", "Consumer", consumer, links);
        partyLink(all, "provider", "Provider", provider, links);
        if (consumer.name() != null && provider.name() != null) {
            all.set(
                    "pb:pact-webhooks",
                    Links.link(
                            "All webhooks of consumer " + consumer.name() + " and provider " + provider.name(),
                            null,
                            links.of("/webhooks/provider/{}/consumer/{}", provider.name(), consumer.name())));
        }
        all.set("pb:webhooks", Links.link("All webhooks", null, links.href("/webhooks")));
    }

    private static void partyLink(ObjectNode all, String role, String title, Party party, Links links) {
        if (party.name() != null) {
            all.set("pb:" + role, Links.link(title, party.name(), links.of("/pacticipants/{}", party.name())));
        } else if (party.label() != null) {
            all.set(
                    "pb:" + role + "s",
                    Links.link(
                            title + "s with a label",
                            party.label(),
                            links.of("/pacticipants/label/{}", party.label())));
        }
    }
}
