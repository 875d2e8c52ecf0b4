package dev.concordat.broker.internal.deployment;

import dev.concordat.broker.internal.environment.DeployedVersion;
import dev.concordat.broker.internal.environment.Environment;
import dev.concordat.broker.internal.environment.EnvironmentView;
import dev.concordat.broker.internal.environment.ReleasedVersion;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.Times;
import tools.jackson.databind.node.ObjectNode;

/** How deployments and releases are told of. */
final class DeploymentView {

    /** How much is told beside the deployment itself. */
    enum Detail {
        NONE,
        VERSION,
        VERSION_AND_ENVIRONMENT
    }

    /** What a deployment or a release is of. */
    private record Subject(String pacticipant, String number, Environment environment) {}

    private DeploymentView() {}

    static ObjectNode of(DeployedVersion deployed, Detail detail, Links links) {
        ObjectNode tree =
                Json.object().put("uuid", deployed.uuid().toString()).put("currentlyDeployed", deployed.current());
        if (deployed.instance() != null) {
            // "target" is what the instance was called at first; there are clients that know it by that name
            tree.put("target", deployed.instance()).put("applicationInstance", deployed.instance());
        }
        if (deployed.undeployedAt() != null) {
            tree.put("undeployedAt", Times.format(deployed.undeployedAt()));
        }
        tree.put("createdAt", Times.format(deployed.createdAt()));
        embed(tree, detail, new Subject(deployed.pacticipant(), deployed.number(), deployed.environment()), links);
        return withSelf(tree, address(deployed, links));
    }

    static ObjectNode of(ReleasedVersion released, Detail detail, Links links) {
        ObjectNode tree = Json.object()
                .put("uuid", released.uuid().toString())
                .put("currentlySupported", released.current())
                .put("createdAt", Times.format(released.createdAt()));
        if (released.supportEndedAt() != null) {
            tree.put("supportEndedAt", Times.format(released.supportEndedAt()));
        }
        embed(tree, detail, new Subject(released.pacticipant(), released.number(), released.environment()), links);
        return withSelf(tree, address(released, links));
    }

    static String address(DeployedVersion deployed, Links links) {
        return links.of("/deployed-versions/{}", deployed.uuid());
    }

    static String address(ReleasedVersion released, Links links) {
        return links.of("/released-versions/{}", released.uuid());
    }

    private static ObjectNode withSelf(ObjectNode tree, String address) {
        tree.putObject("_links").set("self", Links.link(address));
        return tree;
    }

    private static void embed(ObjectNode tree, Detail detail, Subject subject, Links links) {
        if (detail == Detail.NONE) {
            return;
        }
        ObjectNode embedded = tree.putObject("_embedded");
        withSelf(
                embedded.putObject("pacticipant").put("name", subject.pacticipant()),
                links.of("/pacticipants/{}", subject.pacticipant()));
        String address = links.of("/pacticipants/{}/versions/{}", subject.pacticipant(), subject.number());
        embedded.putObject("version")
                .put("number", subject.number())
                .putObject("_links")
                .set("self", Links.link("Version", subject.number(), address));
        if (detail == Detail.VERSION_AND_ENVIRONMENT) {
            embedded.set("environment", EnvironmentView.full(subject.environment(), links));
        }
    }
}
