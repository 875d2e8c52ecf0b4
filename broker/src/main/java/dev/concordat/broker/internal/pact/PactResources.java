package dev.concordat.broker.internal.pact;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.PathSegments;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Route;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pacticipant.Versions;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Single pacts, by all their addresses: read and deleted. */
final class PactResources implements Resources {

    /** The content with what is known about it, for programs that want the two apart. */
    private static final String EXTENDED = "application/vnd.pactbrokerextended.v1+json";

    private final Pacts pacts;
    private final PactDeletion deletion;
    private final Versions versions;

    PactResources(Pacts pacts, PactDeletion deletion, Versions versions) {
        this.pacts = pacts;
        this.deletion = deletion;
        this.versions = versions;
    }

    @Override
    public void register(Routes routes) {
        // the first address is the pact's own, the others are older ones of it
        for (String address : List.of(
                Pair.PATH + "/version/{version}",
                Pair.PATH + "/versions/{version}",
                "/pact/provider/{provider}/consumer/{consumer}/version/{version}")) {
            Route version = routes.on(address);
            reads(version, call -> pacts.ofVersion(Pair.of(call), call.path("version")), null);
            version.delete(call -> {
                if (!deletion.deleteVersion(Pair.of(call), call.path("version"))) {
                    throw Refusal.notFound();
                }
                return deleted(call);
            });
        }
        registerContents(routes);
        registerLatest(routes);
    }

    private void registerContents(Routes routes) {
        reads(
                routes.on(Pair.PATH + "/pact-version/{sha}"),
                call -> pacts.withSha(Pair.of(call), call.path("sha")),
                null);
        Route chosen = routes.on(Pair.PATH + "/pact-version/{sha}/metadata/{metadata}");
        chosen.get(MediaTypes.HAL, this::chosen).get(MediaTypes.JSON, this::chosen);
        reads(
                routes.on(Pair.PATH + "/version/{version}/previous-distinct"),
                call -> pacts.ofVersion(Pair.of(call), call.path("version")).flatMap(pacts::previousDistinct),
                null);
    }

    private void registerLatest(Routes routes) {
        latest(
                routes.on(Pair.PATH + "/latest"),
                call -> pacts.latest(Pair.of(call)),
                (call, pact) -> "cv=" + pact.versionId());
        latest(
                routes.on("/pact/provider/{provider}/consumer/{consumer}/latest"),
                call -> pacts.latest(Pair.of(call)),
                (call, pact) -> "cv=" + pact.versionId());
        latest(
                routes.on(Pair.PATH + "/latest/{tag}"),
                call -> pacts.latestWithTag(Pair.of(call), call.path("tag")),
                (call, pact) -> "cvt%5B%5D=" + PathSegments.encode(call.path("tag")) + "&cv=" + pact.versionId());
        latest(
                routes.on(Pair.PATH + "/latest-untagged"),
                call -> pacts.latestUntagged(Pair.of(call)),
                (call, pact) -> "cvt%5B%5D=untagged&cv=" + pact.versionId());
        latest(
                routes.on(Pair.PATH + "/branch/{branch}/latest"),
                call -> pacts.latestOnBranch(Pair.of(call), call.path("branch")),
                (call, pact) -> "cv=" + pact.versionId());
    }

    /** Finds the pact of an address. */
    private interface Finder {
        Optional<Pact> find(Call call);
    }

    private void reads(Route route, Finder finder, @Nullable BiFunction<Call, Pact, String> metadata) {
        route.get(MediaTypes.HAL, call -> document(call, finder, metadata));
        route.get(MediaTypes.JSON, call -> document(call, finder, metadata));
        route.get(EXTENDED, call -> {
            Pact pact = finder.find(call).orElseThrow(Refusal::notFound);
            return Answer.ok(
                    PactDocument.extended(pact, pacts.content(pact), call.links(), versions.tags(pact.versionId())));
        });
    }

    /** Content as it was selected for verification: read for the consumer versions that it was selected for. */
    private Answer chosen(Call call) {
        Pair pair = Pair.of(call);
        String token = call.path("metadata");
        List<Pact> chosen = pacts.withSha(pair, call.path("sha"), ChosenVersions.of(token));
        Pact pact = chosen.isEmpty()
                ? pacts.withSha(pair, call.path("sha")).orElseThrow(Refusal::notFound)
                : chosen.get(chosen.size() - 1);
        return Answer.ok(PactDocument.chosen(pact, chosen, pacts.content(pact), call.links(), token));
    }

    /** Of addresses whose pact changes with time, a header says which version it is. */
    private void latest(Route route, Finder finder, BiFunction<Call, Pact, String> metadata) {
        for (String type : new String[] {MediaTypes.HAL, MediaTypes.JSON}) {
            route.get(type, call -> {
                Pact pact = finder.find(call).orElseThrow(Refusal::notFound);
                return answer(call, pact, metadata).withHeader("X-Pact-Consumer-Version", singleLine(pact.version()));
            });
        }
    }

    private Answer document(Call call, Finder finder, @Nullable BiFunction<Call, Pact, String> metadata) {
        return answer(call, finder.find(call).orElseThrow(Refusal::notFound), metadata);
    }

    private Answer answer(Call call, Pact pact, @Nullable BiFunction<Call, Pact, String> metadata) {
        String token = metadata == null ? null : Metadata.encode(metadata.apply(call, pact));
        return Answer.ok(PactDocument.of(pact, pacts.content(pact), call.links(), token));
    }

    /** A header is one line of visible ASCII; versions may be anything. */
    private static String singleLine(String version) {
        return version.replaceAll("[^\\x20-\\x7e]", "?");
    }

    static Answer deleted(Call call) {
        Pair pair = Pair.of(call);
        ObjectNode body = Json.object();
        ObjectNode all = body.putObject("_links");
        all.set("index", Links.link(call.links().base()));
        all.set(
                "pb:latest-pact-version",
                Links.link(
                        "The latest pact",
                        null,
                        call.links().of(Pair.LINK + "/latest", pair.provider(), pair.consumer())));
        return Answer.ok(body);
    }
}
