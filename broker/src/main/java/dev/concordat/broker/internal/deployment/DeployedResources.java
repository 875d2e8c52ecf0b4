package dev.concordat.broker.internal.deployment;

import dev.concordat.broker.internal.deployment.DeploymentView.Detail;
import dev.concordat.broker.internal.environment.DeployedVersion;
import dev.concordat.broker.internal.environment.Deployments;
import dev.concordat.broker.internal.environment.Environment;
import dev.concordat.broker.internal.environment.Environments;
import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pacticipant.Version;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Deployments: recorded, listed, ended. */
final class DeployedResources implements Resources {

    private final Subjects subjects;
    private final Environments environments;
    private final Deployments deployments;

    DeployedResources(Subjects subjects, Environments environments, Deployments deployments) {
        this.subjects = subjects;
        this.environments = environments;
        this.deployments = deployments;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/pacticipants/{pacticipant}/versions/{version}/deployed-versions/environment/{environment}")
                .get(this::list)
                .post(this::record);
        routes.on("/environments/{environment}/deployed-versions/currently-deployed")
                .get(this::current);
        routes.on("/deployed-versions/{uuid}").get(this::read).patch(this::change, MediaTypes.MERGE_PATCH);
    }

    private Answer record(Call call) {
        Version version = subjects.version(call);
        Environment environment = environments.get(call.path("environment"));
        String instance = instance(call.hasBody() ? call.object() : Json.object());
        DeployedVersion deployed = deployments.record(version.pacticipantId(), version.id(), environment, instance);
        return Answer.created(DeploymentView.of(deployed, Detail.VERSION_AND_ENVIRONMENT, call.links()))
                .withHeader("Location", DeploymentView.address(deployed, call.links()));
    }

    private static @Nullable String instance(ObjectNode body) {
        for (String name : List.of("applicationInstance", "target")) {
            JsonNode value = body.get(name);
            if (value != null && !value.isNull()) {
                if (value.isContainer() || value.asString().indexOf('\0') >= 0) {
                    throw Refusal.field(name, "must be text");
                }
                return value.asString().isBlank() ? null : value.asString();
            }
        }
        return null;
    }

    private Answer list(Call call) {
        Version version = subjects.version(call);
        Environment environment = environments.get(call.path("environment"));
        String title =
                "Deployments of " + version.pacticipant() + " " + version.number() + " to " + environment.title();
        return Answer.ok(listed(
                deployments.of(version.id(), environment), Detail.NONE, Links.link(title, null, call.self()), call));
    }

    private Answer current(Call call) {
        Environment environment = environments.get(call.path("environment"));
        String instance = call.query().get("applicationInstance");
        if (instance == null) {
            instance = call.query().get("target");
        }
        String wanted = instance;
        List<DeployedVersion> found =
                deployments
                        .current(environment, call.query().text("pacticipant").orElse(null))
                        .stream()
                        .filter(deployed -> wanted == null
                                || Objects.equals(wanted, Objects.requireNonNullElse(deployed.instance(), "")))
                        .toList();
        String title = "What is deployed to " + environment.title() + " now";
        return Answer.ok(listed(found, Detail.VERSION, Links.link(title, null, call.self()), call));
    }

    private static ObjectNode listed(List<DeployedVersion> found, Detail detail, ObjectNode self, Call call) {
        ObjectNode tree = Json.object();
        ArrayNode array = tree.putObject("_embedded").putArray("deployedVersions");
        found.forEach(deployed -> array.add(DeploymentView.of(deployed, detail, call.links())));
        tree.putObject("_links").set("self", self);
        return tree;
    }

    private Answer read(Call call) {
        return answer(deployments.get(call.path("uuid")), call);
    }

    private Answer change(Call call) {
        DeployedVersion deployed = deployments.get(call.path("uuid"));
        return Patch.ends(call, "currentlyDeployed", "record a new deployment instead")
                ? answer(deployments.end(deployed), call)
                : answer(deployed, call);
    }

    private static Answer answer(DeployedVersion deployed, Call call) {
        return Answer.ok(DeploymentView.of(deployed, Detail.VERSION_AND_ENVIRONMENT, call.links()));
    }
}
