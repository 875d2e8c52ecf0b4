package dev.concordat.broker.internal.environment;

import dev.concordat.broker.internal.http.Links;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The relations of versions that concern environments: where each is deployed and released, and where that is recorded.
 * Read once for any number of versions.
 */
public final class DeploymentLinks {

    private final Map<Long, List<DeployedVersion>> deployed;
    private final Map<Long, List<ReleasedVersion>> released;
    private final List<Environment> environments;

    private DeploymentLinks(
            List<DeployedVersion> deployed, List<ReleasedVersion> released, List<Environment> environments) {
        this.deployed = deployed.stream().collect(Collectors.groupingBy(DeployedVersion::versionId));
        this.released = released.stream().collect(Collectors.groupingBy(ReleasedVersion::versionId));
        this.environments = environments;
    }

    /** What versions of a list tell. */
    public static DeploymentLinks read(Deployments deployments, Releases releases, Collection<Long> versionIds) {
        return new DeploymentLinks(deployments.of(versionIds), releases.of(versionIds), List.of());
    }

    /** What the page of one version tells: also where it may be recorded. */
    public DeploymentLinks with(Environments all) {
        return new DeploymentLinks(
                deployed.values().stream().flatMap(List::stream).toList(),
                released.values().stream().flatMap(List::stream).toList(),
                all.all());
    }

    /** Adds where a version is to its relations; in a list only what there is. */
    public void addListed(ObjectNode relations, long versionId, Links links) {
        if (deployed.containsKey(versionId)) {
            addDeployed(relations, versionId, links);
        }
        if (released.containsKey(versionId)) {
            addReleased(relations, versionId, links);
        }
    }

    /** Adds where a version is, and where that is recorded, to the relations of its own page. */
    public void add(ObjectNode relations, long versionId, String pacticipant, String number, Links links) {
        addDeployed(relations, versionId, links);
        addReleased(relations, versionId, links);
        String version = links.of("/pacticipants/{}/versions/{}", pacticipant, number);
        ArrayNode deployment = relations.putArray("pb:record-deployment");
        ArrayNode release = relations.putArray("pb:record-release");
        for (Environment environment : environments) {
            deployment.add(Links.link(
                    "Record a deployment to " + environment.title(),
                    environment.name(),
                    version + "/deployed-versions/environment/" + environment.uuid()));
            release.add(Links.link(
                    "Record a release in " + environment.title(),
                    environment.name(),
                    version + "/released-versions/environment/" + environment.uuid()));
        }
    }

    private void addDeployed(ObjectNode relations, long versionId, Links links) {
        ArrayNode array = relations.putArray("pb:deployed-environments");
        for (DeployedVersion each : deployed.getOrDefault(versionId, List.of())) {
            String where = each.environment().title();
            ObjectNode link = Links.link("Deployed to " + where, where, links.of("/deployed-versions/{}", each.uuid()));
            link.put("currently_deployed", each.current());
            if (each.instance() != null) {
                link.put("application_instance", each.instance());
            }
            array.add(link);
        }
    }

    private void addReleased(ObjectNode relations, long versionId, Links links) {
        ArrayNode array = relations.putArray("pb:released-environments");
        for (ReleasedVersion each : released.getOrDefault(versionId, List.of())) {
            String where = each.environment().title();
            array.add(Links.link("Released in " + where, where, links.of("/released-versions/{}", each.uuid()))
                    .put("currently_supported", each.current()));
        }
    }
}
