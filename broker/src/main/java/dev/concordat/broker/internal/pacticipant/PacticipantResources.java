package dev.concordat.broker.internal.pacticipant;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Page;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /pacticipants}: all of them, and each. */
final class PacticipantResources implements Resources {

    private final Pacticipants pacticipants;
    private final PacticipantList list;
    private final List<VersionLinks> further;

    PacticipantResources(Pacticipants pacticipants, PacticipantList list, List<VersionLinks> further) {
        this.pacticipants = pacticipants;
        this.list = list;
        this.further = List.copyOf(further);
    }

    @Override
    public void register(Routes routes) {
        routes.on("/pacticipants").get(call -> all(call, null)).post(this::post);
        routes.on("/pacticipants/label/{label}").get(call -> all(call, call.path("label")));
        routes.on("/pacticipants/{pacticipant}")
                .get(call -> Answer.ok(shown(named(call), call)))
                .put(this::put)
                .patch(this::patch, MediaTypes.JSON, MediaTypes.MERGE_PATCH)
                .delete(this::delete);
    }

    private Pacticipant named(Call call) {
        return pacticipants.get(call.path("pacticipant"));
    }

    private Answer all(Call call, @Nullable String label) {
        Page page = Page.of(call.query());
        String q = call.query().get("q");
        List<PacticipantDetails> found = list.find(q, label, page);
        PacticipantJson render = new PacticipantJson(call.links());
        ObjectNode json = Json.object();
        ObjectNode links = Json.object();
        if (page.asked()) {
            long total = list.count(q, label);
            json.set("page", page.describe(total));
            links.setAll(page.links(call, total));
        }
        ArrayNode embedded = json.putObject("_embedded").putArray("pacticipants");
        found.forEach(each -> embedded.add(render.of(each, Map.of())));
        json.set("_links", addLinks(links, found, call.links()));
        if (label == null) {
            ArrayNode deprecated = json.putArray("pacticipants");
            found.forEach(each -> deprecated.add(render.deprecated(each)));
        }
        return Answer.ok(json);
    }

    private static ObjectNode addLinks(ObjectNode all, List<PacticipantDetails> found, Links links) {
        String self = links.href("/pacticipants");
        all.set("self", Links.link(self));
        all.set("pb:pacticipants-with-label", Links.templated("Pacticipants with a label", self + "/label/{label}"));
        ArrayNode now = all.putArray("pb:pacticipants");
        ArrayNode deprecated = all.putArray("pacticipants");
        for (PacticipantDetails each : found) {
            String name = each.pacticipant().name();
            String href = links.of("/pacticipants/{}", name);
            now.add(Links.link("Pacticipant", name, href));
            deprecated.add(Links.link(name, "DEPRECATED - please use pb:pacticipants", href));
        }
        return all;
    }

    private Answer post(Call call) {
        ObjectNode body = call.object();
        Map<String, List<String>> faults = new LinkedHashMap<>(PacticipantProperties.faults(body));
        if (!body.has("name")) {
            faults.put("name", List.of("is missing"));
        }
        refuse(faults);
        Pacticipant made = pacticipants.create(body.get("name").asString(), PacticipantProperties.NONE.with(body));
        return Answer.created(new PacticipantJson(call.links()).of(list.get(made), Map.of()))
                .withHeader("Location", address(made, call));
    }

    private Answer put(Call call) {
        ObjectNode body = body(call);
        Pacticipant replaced = pacticipants.update(named(call), PacticipantProperties.NONE.with(body));
        return Answer.ok(shown(replaced, call));
    }

    private Answer patch(Call call) {
        ObjectNode body = body(call);
        String name = call.path("pacticipant");
        Optional<Pacticipant> present = pacticipants.find(name);
        if (present.isPresent()) {
            PacticipantProperties patched =
                    PacticipantProperties.of(present.get()).with(body);
            return Answer.ok(shown(pacticipants.update(present.get(), patched), call));
        }
        Pacticipant made = pacticipants.create(name, PacticipantProperties.NONE.with(body));
        return Answer.created(shown(made, call)).withHeader("Location", address(made, call));
    }

    private static ObjectNode body(Call call) {
        ObjectNode body = call.hasBody() ? call.object() : Json.object();
        refuse(PacticipantProperties.faults(body));
        return body;
    }

    private static void refuse(Map<String, List<String>> faults) {
        if (!faults.isEmpty()) {
            throw Refusal.fields(400, faults);
        }
    }

    private Answer delete(Call call) {
        pacticipants.delete(named(call));
        return Answer.none();
    }

    private static String address(Pacticipant pacticipant, Call call) {
        return call.links().of("/pacticipants/{}", pacticipant.name());
    }

    private ObjectNode shown(Pacticipant pacticipant, Call call) {
        Map<String, JsonNode> more = new LinkedHashMap<>();
        further.forEach(each -> more.putAll(each.of(pacticipant, call.links())));
        return new PacticipantJson(call.links()).of(list.get(pacticipant), more);
    }
}
