package dev.concordat.broker.internal.pacticipant;

import dev.concordat.broker.internal.environment.DeployedVersion;
import dev.concordat.broker.internal.environment.DeploymentLinks;
import dev.concordat.broker.internal.environment.Deployments;
import dev.concordat.broker.internal.environment.Environments;
import dev.concordat.broker.internal.environment.Releases;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where versions are deployed and released, among their links. */
final class VersionDeployments implements VersionLinks {

    private final Environments environments;
    private final Deployments deployments;
    private final Releases releases;

    VersionDeployments(Environments environments, Deployments deployments, Releases releases) {
        this.environments = environments;
        this.deployments = deployments;
        this.releases = releases;
    }

    @Override
    public Map<Long, Map<String, JsonNode>> of(Collection<Version> versions, Links links, boolean alone) {
        List<Long> ids = versions.stream().map(Version::id).toList();
        DeploymentLinks read = DeploymentLinks.read(deployments, releases, ids);
        DeploymentLinks all = alone ? read.with(environments) : read;
        Map<Long, Map<String, JsonNode>> byVersion = new HashMap<>();
        for (Version version : versions) {
            ObjectNode relations = Json.object();
            if (alone) {
                all.add(relations, version.id(), version.pacticipant(), version.number(), links);
            } else {
                all.addListed(relations, version.id(), links);
            }
            Map<String, JsonNode> byRelation = new LinkedHashMap<>();
            relations.properties().forEach(relation -> byRelation.put(relation.getKey(), relation.getValue()));
            byVersion.put(version.id(), byRelation);
        }
        return byVersion;
    }

    @Override
    public Map<String, JsonNode> of(Pacticipant pacticipant, Links links) {
        ArrayNode all = Json.array();
        for (DeployedVersion each : deployments.current(pacticipant.id())) {
            String where = each.environment().title();
            all.add(Links.link("Deployed to " + where, where, links.of("/deployed-versions/{}", each.uuid()))
                    .put("currently_deployed", each.current()));
        }
        return Map.of("pb:deployed-environments", all);
    }
}
