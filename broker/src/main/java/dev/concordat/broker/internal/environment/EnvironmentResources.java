package dev.concordat.broker.internal.environment;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /environments}: made, read, replaced, deleted. */
final class EnvironmentResources implements Resources {

    private final Environments environments;

    EnvironmentResources(Environments environments) {
        this.environments = environments;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/environments").get(this::list).post(this::create);
        routes.on("/environments/{uuid}").get(this::read).put(this::replace).delete(this::delete);
    }

    private Answer list(Call call) {
        List<Environment> found = call.query()
                .text("name")
                .map(name -> environments.named(name).stream().toList())
                .orElseGet(environments::all);
        ObjectNode tree = Json.object();
        ArrayNode embedded = tree.putObject("_embedded").putArray("environments");
        ObjectNode relations = tree.putObject("_links");
        relations.set("self", Links.link("Environments", null, call.links().href("/environments")));
        ArrayNode each = relations.putArray("pb:environments");
        for (Environment environment : found) {
            embedded.add(EnvironmentView.full(environment, call.links()));
            each.add(EnvironmentView.self(environment, call.links()));
        }
        return Answer.ok(tree);
    }

    private Answer create(Call call) {
        Environment created = environments.create(EnvironmentRequest.of(call.object()));
        return Answer.created(EnvironmentView.full(created, call.links()))
                .withHeader("Location", call.links().of("/environments/{}", created.uuid()));
    }

    private Answer read(Call call) {
        return Answer.ok(EnvironmentView.full(environments.get(call.path("uuid")), call.links()));
    }

    private Answer replace(Call call) {
        Environment old = environments.get(call.path("uuid"));
        Environment replaced = environments.replace(old, EnvironmentRequest.of(call.object()));
        return Answer.ok(EnvironmentView.full(replaced, call.links()));
    }

    private Answer delete(Call call) {
        environments.delete(environments.get(call.path("uuid")));
        return Answer.none();
    }
}
