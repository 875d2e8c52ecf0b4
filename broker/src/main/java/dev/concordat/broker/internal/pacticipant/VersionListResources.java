package dev.concordat.broker.internal.pacticipant;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.Page;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pacticipant.VersionList.Filter;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists of a pacticipant's versions: all, on a branch, with a tag, in an environment; and the latest of each. */
final class VersionListResources implements Resources {

    private final Pacticipants pacticipants;
    private final Branches branches;
    private final VersionList list;
    private final VersionJson render;

    VersionListResources(Pacticipants pacticipants, Branches branches, VersionList list, VersionJson render) {
        this.pacticipants = pacticipants;
        this.branches = branches;
        this.list = list;
        this.render = render;
    }

    @Override
    public void register(Routes routes) {
        String pacticipant = "/pacticipants/{pacticipant}";
        routes.on(pacticipant + "/versions").get(this::all);
        routes.on(pacticipant + "/branches/{branch}/versions").get(this::onBranch);
        routes.on(pacticipant + "/tags/{tag}/versions").get(this::tagged);
        routes.on(pacticipant + "/environments/{environment}/versions").get(this::inEnvironment);
        routes.on(pacticipant + "/latest-version").get(call -> latest(call, Filter.all()));
        routes.on(pacticipant + "/latest-version/{tag}").get(call -> latest(call, Filter.tagged(call.path("tag"))));
        routes.on(pacticipant + "/branches/{branch}/latest-version")
                .get(call -> latest(call, Filter.onBranch(call.path("branch"))));
    }

    private Pacticipant find(Call call) {
        return pacticipants.find(call.path("pacticipant")).orElseThrow(Refusal::notFound);
    }

    private Answer latest(Call call, Filter filter) {
        Version version = list.latest(find(call), filter).orElseThrow(Refusal::notFound);
        return Answer.ok(render.one(version, call.address(), call.links()));
    }

    private Answer all(Call call) {
        Pacticipant pacticipant = find(call);
        return versions(call, pacticipant, Filter.all(), "All versions of " + pacticipant.name());
    }

    private Answer onBranch(Call call) {
        Pacticipant pacticipant = find(call);
        String branch = call.path("branch");
        if (branches.find(pacticipant, branch).isEmpty()) {
            throw Refusal.notFound();
        }
        String title = "Versions of " + pacticipant.name() + " on branch " + branch;
        return versions(call, pacticipant, Filter.onBranch(branch), title);
    }

    private Answer tagged(Call call) {
        Pacticipant pacticipant = find(call);
        String tag = call.path("tag");
        if (list.latest(pacticipant, Filter.tagged(tag)).isEmpty()) {
            throw Refusal.notFound();
        }
        String title = "Versions of " + pacticipant.name() + " with tag " + tag;
        return versions(call, pacticipant, Filter.tagged(tag), title);
    }

    private Answer inEnvironment(Call call) {
        Pacticipant pacticipant = find(call);
        UUID environment;
        try {
            environment = UUID.fromString(call.path("environment"));
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound();
        }
        String name = list.environmentName(environment).orElseThrow(Refusal::notFound);
        String title = "Versions of " + pacticipant.name() + " in environment " + name;
        return versions(call, pacticipant, Filter.everIn(environment), title);
    }

    private Answer versions(Call call, Pacticipant pacticipant, Filter filter, String title) {
        Page page = Page.of(call.query());
        List<Version> versions = list.find(pacticipant, filter, page);
        ObjectNode json = Json.object();
        ObjectNode links = Json.object();
        links.set("self", Links.link(title, null, call.self()));
        if (page.asked()) {
            long total = list.count(pacticipant, filter);
            json.set("page", page.describe(total));
            links.setAll(page.links(call, total));
        }
        ArrayNode embedded = json.putObject("_embedded").putArray("versions");
        render.many(versions, call.links()).forEach(embedded::add);
        json.set("_links", addLinks(links, pacticipant, versions, call.links()));
        return Answer.ok(json);
    }

    private static ObjectNode addLinks(ObjectNode all, Pacticipant pacticipant, List<Version> versions, Links links) {
        String href = links.of("/pacticipants/{}", pacticipant.name());
        all.set("pb:pacticipant", Links.link(pacticipant.name(), null, href));
        ArrayNode now = all.putArray("pb:versions");
        all.set("pacticipant", Links.link("Deprecated: use pb:pacticipant", null, href));
        ArrayNode deprecated = all.putArray("versions");
        for (Version version : versions) {
            String address = VersionJson.address(version, links);
            now.add(Links.link("Version " + version.number(), null, address));
            deprecated.add(Links.link("Deprecated: use pb:versions", null, address));
        }
        return all;
    }
}
