package dev.concordat.broker.internal.pacticipant;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@code /pacticipants/{pacticipant}/versions/{version}}. */
final class VersionResources implements Resources {

    private final Pacticipants pacticipants;
    private final Versions versions;
    private final Tags tags;
    private final VersionJson render;

    VersionResources(Pacticipants pacticipants, Versions versions, Tags tags, VersionJson render) {
        this.pacticipants = pacticipants;
        this.versions = versions;
        this.tags = tags;
        this.render = render;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/pacticipants/{pacticipant}/versions/{version}")
                .get(call -> Answer.ok(shown(find(call).orElseThrow(Refusal::notFound), call)))
                .put(call -> write(call, true))
                .patch(call -> write(call, false), MediaTypes.MERGE_PATCH)
                .delete(this::delete);
    }

    private Optional<Version> find(Call call) {
        return pacticipants
                .find(call.path("pacticipant"))
                .flatMap(pacticipant -> versions.find(pacticipant, call.path("version")));
    }

    private Answer write(Call call, boolean replace) {
        VersionProperties properties = VersionProperties.read(call.hasBody() ? call.object() : Json.object());
        Pacticipant pacticipant = pacticipants.findOrCreate(call.path("pacticipant"));
        Optional<Version> present = versions.find(pacticipant, call.path("version"));
        Version version =
                present.orElseGet(() -> versions.create(pacticipant, call.path("version"), properties.buildUrl()));
        if (present.isPresent() && (replace || properties.hasBuildUrl())) {
            versions.setBuildUrl(version, properties.buildUrl());
        }
        if (properties.tags() != null) {
            tags.keep(version, properties.tags());
            properties.tags().forEach(tag -> versions.tag(version, tag));
        }
        ObjectNode json = shown(versions.get(pacticipant, version.number()), call);
        return present.isPresent()
                ? Answer.ok(json)
                : Answer.created(json).withHeader("Location", VersionJson.address(version, call.links()));
    }

    private Answer delete(Call call) {
        versions.delete(find(call).orElseThrow(Refusal::notFound));
        return Answer.none();
    }

    private ObjectNode shown(Version version, Call call) {
        return render.one(version, VersionJson.address(version, call.links()), call.links());
    }
}
