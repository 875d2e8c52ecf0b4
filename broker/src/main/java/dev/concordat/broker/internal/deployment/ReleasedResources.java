package dev.concordat.broker.internal.deployment;

import dev.concordat.broker.internal.deployment.DeploymentView.Detail;
import dev.concordat.broker.internal.environment.Environment;
import dev.concordat.broker.internal.environment.Environments;
import dev.concordat.broker.internal.environment.ReleasedVersion;
import dev.concordat.broker.internal.environment.Releases;
import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pacticipant.Version;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Releases: recorded, listed, ended. */
final class ReleasedResources implements Resources {

    private final Subjects subjects;
    private final Environments environments;
    private final Releases releases;

    ReleasedResources(Subjects subjects, Environments environments, Releases releases) {
        this.subjects = subjects;
        this.environments = environments;
        this.releases = releases;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/pacticipants/{pacticipant}/versions/{version}/released-versions/environment/{environment}")
                .get(this::list)
                .post(this::record);
        routes.on("/environments/{environment}/released-versions/currently-supported")
                .get(this::current);
        routes.on("/released-versions/{uuid}").get(this::read).patch(this::change, MediaTypes.MERGE_PATCH);
    }

    private Answer record(Call call) {
        Version version = subjects.version(call);
        Environment environment = environments.get(call.path("environment"));
        if (call.hasBody()) {
            call.object();
        }
        boolean isNew = releases.record(version.pacticipantId(), version.id(), environment);
        ReleasedVersion released = releases.of(version.id(), environment).orElseThrow();
        ObjectNode tree = DeploymentView.of(released, Detail.VERSION_AND_ENVIRONMENT, call.links());
        return Answer.of(isNew ? 201 : 200, tree)
                .withHeader("Location", DeploymentView.address(released, call.links()));
    }

    private Answer list(Call call) {
        Version version = subjects.version(call);
        Environment environment = environments.get(call.path("environment"));
        String title = "Releases of " + version.pacticipant() + " " + version.number() + " in " + environment.title();
        return Answer.ok(listed(
                releases.of(version.id(), environment).stream().toList(),
                Detail.NONE,
                Links.link(title, null, call.self()),
                call));
    }

    private Answer current(Call call) {
        Environment environment = environments.get(call.path("environment"));
        List<ReleasedVersion> found = releases.current(
                environment,
                call.query().text("pacticipant").orElse(null),
                call.query().text("version").orElse(null));
        String title = "What is released in " + environment.title() + " and supported now";
        return Answer.ok(listed(found, Detail.VERSION, Links.link(title, null, call.self()), call));
    }

    private static ObjectNode listed(List<ReleasedVersion> found, Detail detail, ObjectNode self, Call call) {
        ObjectNode tree = Json.object();
        ArrayNode array = tree.putObject("_embedded").putArray("releasedVersions");
        found.forEach(released -> array.add(DeploymentView.of(released, detail, call.links())));
        tree.putObject("_links").set("self", self);
        return tree;
    }

    private Answer read(Call call) {
        return answer(releases.get(call.path("uuid")), call);
    }

    private Answer change(Call call) {
        ReleasedVersion released = releases.get(call.path("uuid"));
        return Patch.ends(call, "currentlySupported", "record a new release instead")
                ? answer(releases.end(released), call)
                : answer(released, call);
    }

    private static Answer answer(ReleasedVersion released, Call call) {
        return Answer.ok(DeploymentView.of(released, Detail.VERSION_AND_ENVIRONMENT, call.links()));
    }
}
