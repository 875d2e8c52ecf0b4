package dev.concordat.broker.internal.integration;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Page;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pacticipant.Pacticipant;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /integrations}: who has a contract with whom. */
final class IntegrationResources implements Resources {

    private static final String GRAPHVIZ = "text/vnd.graphviz";

    private final Integrations integrations;
    private final Pacticipants pacticipants;
    private final Erasure erasure;

    IntegrationResources(Integrations integrations, Pacticipants pacticipants, Erasure erasure) {
        this.integrations = integrations;
        this.pacticipants = pacticipants;
        this.erasure = erasure;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/integrations").get(this::all).get(GRAPHVIZ, this::graph).delete(this::deleteAll);
        // there are tables of relationships and groups, but none of these
        routes.on("/integrations.csv").get(call -> {
            throw Refusal.of(Answer.of(406, null));
        });
        // clients delete with "Accept: */*"; whoever asks for HAL is refused, as ever
        routes.on("/integrations/provider/{provider}/consumer/{consumer}").delete(MediaTypes.HTML, this::delete);
    }

    private Answer all(Call call) {
        Page page = Page.of(call.query());
        String q = call.query().get("q");
        ObjectNode json = Json.object();
        ObjectNode links = Json.object();
        links.set("self", Links.link("All integrations", null, call.links().href("/integrations")));
        if (page.asked()) {
            long total = integrations.count(q);
            json.set("page", page.describe(total));
            links.setAll(page.links(call, total));
        }
        ArrayNode embedded = json.putObject("_embedded").putArray("integrations");
        integrations.find(q, page).forEach(each -> embedded.add(json(each, call.links())));
        json.set("_links", links);
        return Answer.ok(json);
    }

    private static ObjectNode json(Integration integration, Links links) {
        String consumer = integration.consumer();
        String provider = integration.provider();
        ObjectNode json = Json.object();
        json.putObject("consumer").put("name", consumer);
        json.putObject("provider").put("name", provider);
        ObjectNode all = json.putObject("_links");
        String pair = "/provider/{}/consumer/{}";
        all.set(
                "pb:dashboard",
                Links.link(
                        "Pacts of this pair, with their status",
                        null,
                        links.of("/dashboard" + pair, provider, consumer)));
        // this one has always been without a host
        all.set(
                "pb:matrix",
                Links.link(
                        "Pacts and results of this pair",
                        null,
                        new Links("").of("/matrix" + pair, provider, consumer)));
        all.set("pb:group", Links.link(links.of("/pacticipants/{}", consumer)));
        all.set(
                "pb:delete_integration",
                Links.link("Delete this pair", null, links.of("/integrations" + pair, provider, consumer)));
        return json;
    }

    private Answer graph(Call call) {
        List<Integration> all = integrations.find(call.query().get("q"), Page.of(call.query()));
        return Answer.ok(all.stream()
                .map(each -> "  " + quoted(each.consumer()) + " -> " + quoted(each.provider()) + ";\n")
                .collect(Collectors.joining("", "digraph {\n  node [shape = plaintext];\n", "}\n")));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private Answer delete(Call call) {
        Pacticipant consumer = find(call.path("consumer"));
        erasure.erase(consumer, find(call.path("provider")));
        return Answer.none();
    }

    private Pacticipant find(String name) {
        return pacticipants.find(name).orElseThrow(Refusal::notFound);
    }

    private Answer deleteAll(Call call) {
        erasure.eraseAll();
        return Answer.none();
    }
}
