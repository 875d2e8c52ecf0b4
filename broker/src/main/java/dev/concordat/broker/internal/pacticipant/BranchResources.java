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
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The branches of a pacticipant. */
final class BranchResources implements Resources {

    private static final String ADDRESS = "/pacticipants/{}/branches/{}";

    private final Pacticipants pacticipants;
    private final Branches branches;

    BranchResources(Pacticipants pacticipants, Branches branches) {
        this.pacticipants = pacticipants;
        this.branches = branches;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/pacticipants/{pacticipant}/branches").get(this::all).delete(this::deleteAll);
        routes.on("/pacticipants/{pacticipant}/branches/{branch}")
                .get(this::get)
                .delete(this::delete);
    }

    private Pacticipant find(Call call) {
        return pacticipants.find(call.path("pacticipant")).orElseThrow(Refusal::notFound);
    }

    private Answer all(Call call) {
        Page page = Page.of(call.query());
        Pacticipant pacticipant = find(call);
        String q = call.query().get("q");
        List<Branch> found = branches.find(pacticipant, q, page);
        long total = branches.count(pacticipant, q);
        ObjectNode json = Json.object();
        json.set("page", page.describe(total));
        ArrayNode embedded = json.putObject("_embedded").putArray("branches");
        ObjectNode links = json.putObject("_links");
        links.set("self", Links.link("Branches of " + pacticipant.name(), null, call.self()));
        links.setAll(page.links(call, total));
        ArrayNode targets = links.putArray("pb:branches");
        for (Branch branch : found) {
            embedded.add(json(pacticipant, branch, call.links()));
            targets.add(Links.link(null, branch.name(), address(pacticipant, branch, call.links())));
        }
        return Answer.ok(json);
    }

    private Answer get(Call call) {
        Pacticipant pacticipant = find(call);
        Branch branch = branches.find(pacticipant, call.path("branch")).orElseThrow(Refusal::notFound);
        return Answer.ok(json(pacticipant, branch, call.links()));
    }

    private static ObjectNode json(Pacticipant pacticipant, Branch branch, Links links) {
        String self = address(pacticipant, branch, links);
        ObjectNode json = Json.object().put("name", branch.name()).put("createdAt", Times.format(branch.createdAt()));
        ObjectNode all = json.putObject("_links");
        all.set("self", Links.link("Branch", null, self));
        all.set("pb:latest-version", Links.link("Latest version on the branch", null, self + "/latest-version"));
        return json;
    }

    private static String address(Pacticipant pacticipant, Branch branch, Links links) {
        return links.of(ADDRESS, pacticipant.name(), branch.name());
    }

    private Answer delete(Call call) {
        if (!branches.delete(find(call), call.path("branch"))) {
            throw Refusal.notFound();
        }
        return Answer.none();
    }

    private Answer deleteAll(Call call) {
        Pacticipant pacticipant = find(call);
        List<String> kept = new ArrayList<>(call.query().all("exclude[]"));
        kept.addAll(call.query().all("exclude"));
        int deleted = branches.deleteAllBut(pacticipant, kept);
        String text = "Deleted " + deleted + (deleted == 1 ? " branch of " : " branches of ") + pacticipant.name()
                + "; left: " + String.join(", ", branches.names(pacticipant)) + ".";
        ObjectNode json = Json.object();
        json.putArray("notices").addObject().put("type", "success").put("text", text);
        return Answer.of(202, json);
    }
}
