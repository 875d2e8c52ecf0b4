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
        embed(tree, detail, deployed.pacticipant(), deployed.number(), deployed.environment(), links);
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
        embed(tree, detail, released.pacticipant(), released.number(), released.environment(), links);
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

    @SuppressWarnings("checkstyle:ParameterNumber") // two kinds of record, one way to tell of what they are about
    private static void embed(
            ObjectNode tree, Detail detail, String pacticipant, String number, Environment environment, Links links) {
        if (detail == Detail.NONE) {
            return;
        }
        ObjectNode embedded = tree.putObject("_embedded");
        withSelf(embedded.putObject("pacticipant").put("name", pacticipant), links.of("/pacticipants/{}", pacticipant));
        ObjectNode version = embedded.putObject("version").put("number", number);
        version.putObject("_links")
                .set(
                        "self",
                        Links.link("Version", number, links.of("/pacticipants/{}/versions/{}", pacticipant, number)));
        if (detail == Detail.VERSION_AND_ENVIRONMENT) {
            embedded.set("environment", EnvironmentView.full(environment, links));
        }
    }
}
