package dev.concordat.broker.internal.pacticipant;

import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.Times;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pacticipants as HAL. */
record PacticipantJson(Links links) {

    private static final String ADDRESS = "/pacticipants/{}";

    /** One pacticipant, with further links of it. */
    ObjectNode of(PacticipantDetails details, Map<String, JsonNode> more) {
        Pacticipant pacticipant = details.pacticipant();
        ObjectNode json = properties(pacticipant);
        json.set("_embedded", embedded(details));
        json.set("_links", links(pacticipant.name(), more));
        return json;
    }

    /** One pacticipant in a list that clients are advised to find elsewhere. */
    ObjectNode deprecated(PacticipantDetails details) {
        return of(details, Map.of()).put("title", "Deprecated: use the embedded pacticipants");
    }

    private static ObjectNode properties(Pacticipant pacticipant) {
        ObjectNode json = Json.object().put("name", pacticipant.name());
        put(json, "displayName", pacticipant.displayName());
        put(json, "repositoryUrl", pacticipant.repositoryUrl());
        put(json, "repositoryName", pacticipant.repositoryName());
        put(json, "repositoryNamespace", pacticipant.repositoryNamespace());
        put(json, "mainBranch", pacticipant.mainBranch());
        if (pacticipant.updatedAt() != null) {
            json.put("updatedAt", Times.format(pacticipant.updatedAt()));
        }
        return json.put("createdAt", Times.format(pacticipant.createdAt()));
    }

    private static void put(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }

    private ObjectNode embedded(PacticipantDetails details) {
        String name = details.pacticipant().name();
        ObjectNode embedded = Json.object();
        String latest = details.latestVersion();
        if (latest != null) {
            embedded.set("latestVersion", version(name, latest));
        }
        ArrayNode labels = embedded.putArray("labels");
        for (String label : details.labels()) {
            ObjectNode json = labels.addObject().put("name", label);
            json.putObject("_links")
                    .set("self", Links.link("Label", label, links.of("/pacticipants/{}/labels/{}", name, label)));
        }
        if (latest != null) {
            String advice = "DEPRECATED - please use latestVersion";
            embedded.set(
                    "latest-version", version(name, latest).put("title", advice).put("name", advice));
        }
        return embedded;
    }

    private ObjectNode version(String pacticipant, String number) {
        ObjectNode json = Json.object().put("number", number);
        json.putObject("_links")
                .set(
                        "self",
                        Links.link("Version", number, links.of("/pacticipants/{}/versions/{}", pacticipant, number)));
        return json;
    }

    private ObjectNode links(String name, Map<String, JsonNode> more) {
        String self = links.of(ADDRESS, name);
        ObjectNode all = Json.object();
        all.set("self", Links.link(self));
        all.set("pb:versions", Links.link(self + "/versions"));
        all.set("pb:branches", Links.link(self + "/branches"));
        more.forEach(all::set);
        all.set("pb:version", Links.templated("A version of " + name, self + "/versions/{version}"));
        all.set(
                "pb:version-tag",
                Links.templated("A tag of a version of " + name, self + "/versions/{version}/tags/{tag}"));
        all.set(
                "pb:branch-version",
                Links.templated(
                        "A version of " + name + " on a branch", self + "/branches/{branch}/versions/{version}"));
        all.set("pb:label", Links.templated("A label of " + name, self + "/labels/{label}"));
        all.set("versions", Links.link("Deprecated: use pb:versions", null, self + "/versions"));
        all.set(
                "pb:can-i-deploy-badge",
                Links.templated(
                        "Badge: can " + name + " be deployed, by tags",
                        self + "/latest-version/{tag}/can-i-deploy/to/{environmentTag}/badge"));
        all.set(
                "pb:can-i-deploy-branch-to-environment-badge",
                Links.templated(
                        "Badge: can a branch of " + name + " be deployed to an environment",
                        self + "/branches/{branch}/latest-version/can-i-deploy/to-environment/{environment}/badge"));
        all.putArray("curies").add(links.curie("pacticipant"));
        return all;
    }
}
