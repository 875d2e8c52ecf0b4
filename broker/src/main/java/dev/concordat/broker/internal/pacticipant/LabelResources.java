package dev.concordat.broker.internal.pacticipant;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.Page;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.http.Times;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The labels of all pacticipants, and of one. */
final class LabelResources implements Resources {

    private final Pacticipants pacticipants;
    private final Labels labels;

    LabelResources(Pacticipants pacticipants, Labels labels) {
        this.pacticipants = pacticipants;
        this.labels = labels;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/labels").get(this::all);
        routes.on("/pacticipants/{pacticipant}/labels/{label}")
                .get(call -> Answer.ok(shown(find(call), call)))
                .put(this::put)
                .delete(this::delete);
    }

    private Answer all(Call call) {
        Page page = Page.of(call.query());
        ObjectNode json = Json.object();
        ObjectNode links = Json.object();
        links.set("self", Links.link("Labels", null, call.links().href("/labels")));
        if (page.asked()) {
            long total = labels.count();
            json.set("page", page.describe(total));
            links.setAll(page.links(call, total));
        }
        ArrayNode names = json.putObject("_embedded").putArray("labels");
        labels.names(page).forEach(name -> names.addObject().put("name", name));
        json.set("_links", links);
        return Answer.ok(json);
    }

    private Pacticipant find(Call call) {
        return pacticipants.find(call.path("pacticipant")).orElseThrow(Refusal::notFound);
    }

    private Answer put(Call call) {
        Pacticipant pacticipant = pacticipants.findOrCreate(call.path("pacticipant"));
        boolean added = labels.add(pacticipant, call.path("label"));
        ObjectNode json = shown(pacticipant, call);
        return added ? Answer.created(json).withHeader("Location", address(call)) : Answer.ok(json);
    }

    private Answer delete(Call call) {
        if (!labels.remove(find(call), call.path("label"))) {
            throw Refusal.notFound();
        }
        return Answer.none();
    }

    private ObjectNode shown(Pacticipant pacticipant, Call call) {
        String label = call.path("label");
        ObjectNode json = Json.object()
                .put("name", label)
                .put("createdAt", Times.format(labels.since(pacticipant, label).orElseThrow(Refusal::notFound)));
        ObjectNode links = json.putObject("_links");
        links.set("self", Links.link("Label", label, address(call)));
        links.set(
                "pacticipant",
                Links.link("Pacticipant", pacticipant.name(), call.links().of("/pacticipants/{}", pacticipant.name())));
        return json;
    }

    private static String address(Call call) {
        return call.links().of("/pacticipants/{}/labels/{}", call.path("pacticipant"), call.path("label"));
    }
}
