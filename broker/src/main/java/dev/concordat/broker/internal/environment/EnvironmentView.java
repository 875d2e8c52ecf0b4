package dev.concordat.broker.internal.environment;

import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.Times;
import tools.jackson.databind.node.ObjectNode;

/** How an environment is told of. */
public final class EnvironmentView {

    private EnvironmentView() {}

    /** All of it, with its relations. */
    public static ObjectNode full(Environment environment, Links links) {
        ObjectNode tree = fields(environment);
        ObjectNode relations = tree.putObject("_links");
        relations.set("self", self(environment, links));
        relations.set(
                "pb:currently-deployed-deployed-versions",
                Links.link(
                        "What is deployed to " + environment.title() + " now",
                        null,
                        links.of("/environments/{}/deployed-versions/currently-deployed", environment.uuid())));
        relations.set(
                "pb:currently-supported-released-versions",
                Links.link(
                        "What is released in " + environment.title() + " and supported now",
                        null,
                        links.of("/environments/{}/released-versions/currently-supported", environment.uuid())));
        relations.set("pb:environments", Links.link("Environments", null, links.href("/environments")));
        return tree;
    }

    /** What it is, within something else. */
    public static ObjectNode embedded(Environment environment, Links links) {
        ObjectNode tree = fields(environment);
        tree.putObject("_links").set("self", self(environment, links));
        return tree;
    }

    static ObjectNode self(Environment environment, Links links) {
        return Links.link("Environment", environment.name(), links.of("/environments/{}", environment.uuid()));
    }

    private static ObjectNode fields(Environment environment) {
        ObjectNode tree =
                Json.object().put("uuid", environment.uuid().toString()).put("name", environment.name());
        if (environment.displayName() != null) {
            tree.put("displayName", environment.displayName());
        }
        tree.put("production", environment.production());
        if (environment.contacts() != null) {
            tree.set("contacts", Json.read(environment.contacts()));
        }
        if (environment.updatedAt() != null) {
            tree.put("updatedAt", Times.format(environment.updatedAt()));
        }
        return tree.put("createdAt", Times.format(environment.createdAt()));
    }
}
