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

/** A tag of a version. */
final class TagResources implements Resources {

    private final Pacticipants pacticipants;
    private final Versions versions;
    private final Tags tags;

    TagResources(Pacticipants pacticipants, Versions versions, Tags tags) {
        this.pacticipants = pacticipants;
        this.versions = versions;
        this.tags = tags;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/pacticipants/{pacticipant}/versions/{version}/tags/{tag}")
                .get(call -> Answer.ok(shown(find(call), call)))
                .put(this::put)
                .delete(this::delete);
    }

    private Version find(Call call) {
        return pacticipants
                .find(call.path("pacticipant"))
                .flatMap(pacticipant -> versions.find(pacticipant, call.path("version")))
                .orElseThrow(Refusal::notFound);
    }

    private Answer put(Call call) {
        String tag = Names.check("tag", call.path("tag"));
        Pacticipant pacticipant = pacticipants.findOrCreate(call.path("pacticipant"));
        Version version = versions.findOrBegin(pacticipant, call.path("version"));
        if (tags.standsForBranch(version)) {
            versions.addToBranchOfTag(pacticipant, version, tag);
        }
        versions.detectMainBranch(pacticipant, tag);
        boolean added = versions.tag(version, tag);
        ObjectNode json = shown(version, call);
        return added ? Answer.created(json).withHeader("Location", address(version, call)) : Answer.ok(json);
    }

    private Answer delete(Call call) {
        if (!tags.remove(find(call), call.path("tag"))) {
            throw Refusal.notFound();
        }
        return Answer.none();
    }

    private ObjectNode shown(Version version, Call call) {
        String tag = call.path("tag");
        ObjectNode json = Json.object()
                .put("name", tag)
                .put("createdAt", Times.format(tags.since(version, tag).orElseThrow(Refusal::notFound)));
        ObjectNode links = json.putObject("_links");
        links.set("self", Links.link("Tag", tag, address(version, call)));
        links.set("version", Links.link("Version", version.number(), VersionJson.address(version, call.links())));
        links.set(
                "pacticipant",
                Links.link(
                        "Pacticipant",
                        version.pacticipant(),
                        call.links().of("/pacticipants/{}", version.pacticipant())));
        return json;
    }

    private static String address(Version version, Call call) {
        return call.links()
                .of("/pacticipants/{}/versions/{}/tags/{}", version.pacticipant(), version.number(), call.path("tag"));
    }
}
