package dev.concordat.broker.internal.webhook;

import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.Times;
import dev.concordat.broker.internal.pact.Pact;
import dev.concordat.broker.internal.pact.Pair;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Triggered webhooks as they are shown. */
final class TriggeredWebhookView {

    private final int mostAttempts;

    TriggeredWebhookView(int mostAttempts) {
        this.mostAttempts = mostAttempts;
    }

    ObjectNode list(String title, String self, List<TriggeredWebhook> all, Links links) {
        ObjectNode view = Json.object();
        embed(view, all, links);
        view.putObject("_links").set("self", Links.link(title, null, self));
        return view;
    }

    private void embed(ObjectNode view, List<TriggeredWebhook> all, Links links) {
        ArrayNode array = view.putObject("_embedded").putArray("triggeredWebhooks");
        all.forEach(each -> array.add(of(each, links)));
    }

    private ObjectNode of(TriggeredWebhook each, Links links) {
        ObjectNode view = Json.object()
                .put("name", each.name())
                .put("status", each.status())
                .put("attemptsMade", each.attempts())
                .put("attemptsRemaining", each.isFinished() ? 0 : Math.max(0, mostAttempts - each.attempts()))
                .put("triggerType", "resource_creation")
                .put("eventName", each.event())
                .put("triggeredAt", Times.format(each.createdAt()));
        ObjectNode all = view.putObject("_links");
        all.set("pb:logs", Links.link("How it went", each.name(), logs(each, links)));
        all.set("logs", Links.link("Use pb:logs", each.name(), logs(each, links)));
        if (each.webhook() != null) {
            all.set("pb:webhook", Links.link("Webhook", each.name(), links.of("/webhooks/{}", each.webhook())));
        }
        return view;
    }

    private static String logs(TriggeredWebhook each, Links links) {
        return links.of("/triggered-webhooks/{}/logs", each.uuid());
    }

    ObjectNode status(Pair pair, String self, List<TriggeredWebhook> all, Links links) {
        ObjectNode view = Json.object();
        ObjectNode summary = view.putObject("summary");
        summary.put("successful", count(all, TriggeredWebhook.SUCCESS));
        summary.put("failed", count(all, TriggeredWebhook.FAILURE));
        putIfAny(summary, "retrying", count(all, TriggeredWebhook.RETRYING));
        putIfAny(summary, "notRun", count(all, "not_run"));
        embed(view, all, links);
        ObjectNode relations = view.putObject("_links");
        relations.set("self", Links.link("How webhooks went", null, self));
        ArrayNode errors = relations.putArray("pb:error-logs");
        all.stream()
                .filter(each -> each.status().equals(TriggeredWebhook.FAILURE)
                        || each.status().equals(TriggeredWebhook.RETRYING))
                .forEach(each -> errors.add(Links.link("What went wrong", each.name(), logs(each, links))));
        relations.set(
                "pb:pact-webhooks",
                Links.link(
                        "Webhooks of the pact between " + pair.consumer() + " and " + pair.provider(),
                        null,
                        links.of(Pair.LINK + "/webhooks", pair.provider(), pair.consumer())));
        all.stream().findFirst().ifPresent(first -> relations.set("pb:pact-version", pactLink(first, links)));
        relations.set(
                "pb:consumer", Links.link("Consumer", pair.consumer(), links.of("/pacticipants/{}", pair.consumer())));
        relations.set(
                "pb:provider", Links.link("Provider", pair.provider(), links.of("/pacticipants/{}", pair.provider())));
        return view;
    }

    private static ObjectNode pactLink(TriggeredWebhook each, Links links) {
        return Links.link(
                "Pact",
                "Pact between " + each.consumer() + " (" + each.consumerVersion() + ") and " + each.provider(),
                links.of(Pair.LINK + "/version/{}", each.provider(), each.consumer(), each.consumerVersion()));
    }

    private static int count(List<TriggeredWebhook> all, String status) {
        return (int) all.stream().filter(each -> each.status().equals(status)).count();
    }

    private static void putIfAny(ObjectNode summary, String name, int count) {
        if (count > 0) {
            summary.put(name, count);
        }
    }

    static ObjectNode logs(TriggeredWebhook each, List<TriggeredWebhooks.Run> runs, String self, Links links) {
        ObjectNode view = Json.object()
                .put("eventName", each.event())
                .put("consumerName", each.consumer())
                .put("providerName", each.provider());
        view.putObject("_embedded").putObject("triggeredWebhook").put("uuid", each.uuid());
        ArrayNode executions = view.putArray("executions");
        runs.forEach(run -> executions
                .addObject()
                .put("success", run.success())
                .put("logs", run.logs())
                .put("createdAt", Times.format(run.at())));
        ObjectNode all = view.putObject("_links");
        all.set("self", Links.link("How it went", null, self));
        if (each.webhook() != null) {
            all.set("pb:webhook", Links.link("Webhook", null, links.of("/webhooks/{}", each.webhook())));
        }
        return view;
    }

    static String title(Pact pact) {
        return "Webhooks triggered by the publication of the pact between " + pact.consumer() + " (" + pact.version()
                + ") and " + pact.provider();
    }
}
