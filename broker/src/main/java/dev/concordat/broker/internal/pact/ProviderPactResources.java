package dev.concordat.broker.internal.pact;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.http.Times;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists of a provider's pacts, and the latest of all. */
final class ProviderPactResources implements Resources {

    private static final String OLD = "DEPRECATED - please use the pb:";

    private final Pacts pacts;
    private final Pacticipants pacticipants;

    ProviderPactResources(Pacts pacts, Pacticipants pacticipants) {
        this.pacts = pacts;
        this.pacticipants = pacticipants;
    }

    @Override
    public void register(Routes routes) {
        String provider = "/pacts/provider/{provider}";
        routes.on(provider).get(call -> list(call, pacts.ofProvider(known(call))));
        routes.on(provider + "/latest").get(call -> list(call, Pacts.latestOfEach(pacts.ofProvider(known(call)))));
        routes.on(provider + "/tag/{tag}")
                .get(call -> list(call, pacts.ofProviderWithTag(known(call), call.path("tag"))));
        routes.on(provider + "/latest/{tag}")
                .get(call -> list(call, Pacts.latestOfEach(pacts.ofProviderWithTag(known(call), call.path("tag")))));
        routes.on(provider + "/branch").get(call -> list(call, pacts.ofProviderOnMainBranches(known(call))));
        routes.on(provider + "/branch/latest")
                .get(call -> list(call, Pacts.latestOfEach(pacts.ofProviderOnMainBranches(known(call)))));
        routes.on(provider + "/branch/{branch}")
                .get(call -> list(call, pacts.ofProviderOnBranch(known(call), call.path("branch"))));
        routes.on(provider + "/branch/{branch}/latest")
                .get(call ->
                        list(call, Pacts.latestOfEach(pacts.ofProviderOnBranch(known(call), call.path("branch")))));
        routes.on("/pacts/latest").get(this::latest);
    }

    private String known(Call call) {
        return pacticipants.get(call.path("provider")).name();
    }

    private static Answer list(Call call, List<Pact> found) {
        String provider = call.path("provider");
        String home = call.links().of("/pacticipants/{}", provider);
        ArrayNode linked = Json.array();
        ArrayNode old = Json.array();
        for (Pact pact : found) {
            String href = call.links().of(Pair.LINK + "/version/{}", pact.provider(), pact.consumer(), pact.version());
            linked.add(Links.link(pact.title(), pact.consumer(), href));
            old.add(Links.link("Use pb:pacts", pact.consumer(), href));
        }
        ObjectNode body = Json.object();
        ObjectNode all = body.putObject("_links");
        all.set("self", Links.link("Pacts of " + provider, null, call.self()));
        all.set("pb:provider", Links.link(null, provider, home));
        all.set("pb:pacts", linked);
        all.set("provider", Links.link(provider, OLD + "provider relation", home));
        all.set("pacts", old);
        return Answer.ok(body);
    }

    private Answer latest(Call call) {
        Links links = call.links();
        ObjectNode body = Json.object();
        ArrayNode embedded = body.putArray("pacts");
        ArrayNode linked = Json.array();
        ArrayNode old = Json.array();
        for (Pact pact : pacts.latestOfAll()) {
            String pair = links.of(Pair.LINK, pact.provider(), pact.consumer());
            embedded.add(entry(pact, pair, links));
            linked.add(Links.link(pact.title(), null, pair + "/latest"));
            old.add(Links.link(pact.title(), OLD + "pacts relation", pair + "/latest"));
        }
        ObjectNode all = body.putObject("_links");
        all.set("self", Links.link(links.href("/pacts/latest")));
        all.set("pb:pacts", linked);
        all.set("pacts", old);
        all.putArray("curies").add(links.curie("pacts"));
        return Answer.ok(body);
    }

    private static ObjectNode entry(Pact pact, String pair, Links links) {
        ObjectNode entry = Json.object().put("createdAt", Times.format(pact.createdAt()));
        ObjectNode embedded = entry.putObject("_embedded");
        ObjectNode consumer = embedded.putObject("consumer").put("name", pact.consumer());
        ObjectNode version =
                consumer.putObject("_embedded").putObject("version").put("number", pact.version());
        String number = links.of("/pacticipants/{}/versions/{}", pact.consumer(), pact.version());
        version.putObject("_links").set("self", Links.link("Version", pact.version(), number));
        consumer.putObject("_links").set("self", Links.link(links.of("/pacticipants/{}", pact.consumer())));
        ObjectNode provider = embedded.putObject("provider").put("name", pact.provider());
        provider.putObject("_links").set("self", Links.link(links.of("/pacticipants/{}", pact.provider())));
        entry.putObject("_links")
                .putArray("self")
                .add(Links.link(pair + "/latest"))
                .add(Links.link(links.of(Pair.LINK + "/version/{}", pact.provider(), pact.consumer(), pact.version())));
        return entry;
    }
}
