package dev.concordat.broker.internal.pacticipant;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.http.Times;
import tools.jackson.databind.node.ObjectNode;

/** A version on a branch. */
final class BranchVersionResources implements Resources {

    private final Pacticipants pacticipants;
    private final Versions versions;
    private final Branches branches;

    BranchVersionResources(Pacticipants pacticipants, Versions versions, Branches branches) {
        this.pacticipants = pacticipants;
        this.versions = versions;
        this.branches = branches;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/pacticipants/{pacticipant}/branches/{branch}/versions/{version}")
                .get(call -> Answer.ok(shown(find(call), call)))
                .put(this::put)
                .delete(this::delete);
    }

    private Pacticipant find(Call call) {
        return pacticipants.find(call.path("pacticipant")).orElseThrow(Refusal::notFound);
    }

    private Answer put(Call call) {
        Pacticipant pacticipant = pacticipants.findOrCreate(call.path("pacticipant"));
        Version version = versions.findOrBegin(pacticipant, call.path("version"));
        boolean added = versions.addToBranch(pacticipant, version, call.path("branch"));
        ObjectNode json = shown(pacticipant, call);
        return added ? Answer.created(json).withHeader("Location", address(call)) : Answer.ok(json);
    }

    private Answer delete(Call call) {
        if (!branches.remove(find(call), call.path("branch"), call.path("version"))) {
            throw Refusal.notFound();
        }
        return Answer.none();
    }

    private ObjectNode shown(Pacticipant pacticipant, Call call) {
        String branch = call.path("branch");
        String number = call.path("version");
        ObjectNode json = Json.object()
                .put(
                        "createdAt",
                        Times.format(branches.since(pacticipant, branch, number).orElseThrow(Refusal::notFound)));
        ObjectNode all = json.putObject("_links");
        Links links = call.links();
        String name = pacticipant.name();
        all.set("self", Links.link("Version on a branch", null, address(call)));
        all.set("pb:branch", Links.link("Branch", branch, links.of("/pacticipants/{}/branches/{}", name, branch)));
        all.set("pb:version", Links.link("Version", number, links.of("/pacticipants/{}/versions/{}", name, number)));
        return json;
    }

    private static String address(Call call) {
        return call.links()
                .of(
                        "/pacticipants/{}/branches/{}/versions/{}",
                        call.path("pacticipant"),
                        call.path("branch"),
                        call.path("version"));
    }
}
