package dev.concordat.broker.internal.pact;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.http.Times;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists of a pair's pacts. */
final class PactListResources implements Resources {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu").withZone(ZoneOffset.UTC);

    private final Pacts pacts;
    private final PactDeletion deletion;

    PactListResources(Pacts pacts, PactDeletion deletion) {
        this.pacts = pacts;
        this.deletion = deletion;
    }

    @Override
    public void register(Routes routes) {
        routes.on(Pair.PATH + "/versions")
                .get(call -> list(call, pacts.all(Pair.of(call)), ""))
                .delete(call -> {
                    deletion.deleteAll(Pair.of(call));
                    return Answer.none();
                });
        routes.on(Pair.PATH + "/tag/{tag}")
                .get(call -> list(call, pacts.withTag(Pair.of(call), call.path("tag")), "pb:"))
                .delete(call -> deleted(call, pair -> deletion.deleteWithTag(pair, call.path("tag"))));
        routes.on(Pair.PATH + "/branch/{branch}")
                .get(call -> list(call, pacts.onBranch(Pair.of(call), call.path("branch")), ""))
                .delete(call -> deleted(call, pair -> deletion.deleteOnBranch(pair, call.path("branch"))));
        routes.on(Pair.PATH + "/branch/versions").get(call -> list(call, pacts.onMainBranch(Pair.of(call)), ""));
        routes.on(Pair.PATH + "/branch/{branch}/latest/versions")
                .get(call -> list(call, Pacts.latestOfEach(pacts.onBranch(Pair.of(call), call.path("branch"))), ""));
        routes.on(Pair.PATH + "/branch/latest/versions")
                .get(call -> list(call, Pacts.latestOfEach(pacts.onMainBranch(Pair.of(call))), ""));
    }

    private static Answer deleted(Call call, Function<Pair, Boolean> delete) {
        if (!delete.apply(Pair.of(call))) {
            throw Refusal.notFound();
        }
        return PactResources.deleted(call);
    }

    /** @param prefix of the relations: newer addresses of the API have none */
    private static Answer list(Call call, List<Pact> found, String prefix) {
        Pair pair = Pair.of(call);
        Links links = call.links();
        ObjectNode body = Json.object();
        ArrayNode embedded = body.putObject("_embedded").putArray("pacts");
        ArrayNode linked = Json.array();
        for (Pact pact : found) {
            String href = links.of(Pair.LINK + "/version/{}", pact.provider(), pact.consumer(), pact.version());
            embedded.add(entry(pact, href, links));
            linked.add(Links.link("Pact", "Version " + pact.version() + " - " + DAY.format(pact.createdAt()), href));
        }
        ObjectNode all = body.putObject("_links");
        all.set("self", Links.link("Pacts between " + pair.consumer() + " and " + pair.provider(), null, call.self()));
        all.set(
                prefix + "consumer",
                Links.link("Consumer", pair.consumer(), links.of("/pacticipants/{}", pair.consumer())));
        all.set(
                prefix + "provider",
                Links.link("Provider", pair.provider(), links.of("/pacticipants/{}", pair.provider())));
        all.set(prefix + "pact-versions", linked);
        return Answer.ok(body);
    }

    private static ObjectNode entry(Pact pact, String href, Links links) {
        ObjectNode entry = Json.object().put("createdAt", Times.format(pact.createdAt()));
        ObjectNode version =
                entry.putObject("_embedded").putObject("consumerVersion").put("number", pact.version());
        version.putObject("_links")
                .set(
                        "self",
                        Links.link(
                                "Version",
                                pact.version(),
                                links.of("/pacticipants/{}/versions/{}", pact.consumer(), pact.version())));
        entry.putObject("_links").set("self", Links.link(pact.title(), null, href));
        return entry;
    }
}
