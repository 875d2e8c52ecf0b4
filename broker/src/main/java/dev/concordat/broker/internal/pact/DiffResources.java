package dev.concordat.broker.internal.pact;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What changed between two pacts, as text. */
final class DiffResources implements Resources {

    private final Pacts pacts;

    DiffResources(Pacts pacts) {
        this.pacts = pacts;
    }

    @Override
    public void register(Routes routes) {
        String version = Pair.PATH + "/version/{version}/diff";
        routes.on(version + "/previous-distinct").get(MediaTypes.TEXT, call -> {
            Pact pact = pacts.ofVersion(Pair.of(call), call.path("version")).orElseThrow(Refusal::notFound);
            return diff(call, pacts.previousDistinct(pact), Optional.of(pact));
        });
        routes.on(version + "/version/{other}")
                .get(
                        MediaTypes.TEXT,
                        call -> diff(
                                call,
                                pacts.ofVersion(Pair.of(call), call.path("other")),
                                pacts.ofVersion(Pair.of(call), call.path("version"))));
        routes.on(Pair.PATH + "/pact-version/{sha}/diff/pact-version/{other}")
                .get(
                        MediaTypes.TEXT,
                        call -> diff(
                                call,
                                pacts.withSha(Pair.of(call), call.path("other")),
                                pacts.withSha(Pair.of(call), call.path("sha"))));
    }

    private Answer diff(Call call, Optional<Pact> before, Optional<Pact> after) {
        Pact older = before.orElseThrow(Refusal::notFound);
        Pact newer = after.orElseThrow(Refusal::notFound);
        String changes = TextDiff.of(tree(older), tree(newer));
        String heading = "# " + older.title() + ", before (-) and " + newer.version() + ", after (+)\n# "
                + call.links().of(Pair.LINK + "/version/{}", older.provider(), older.consumer(), older.version())
                + "\n# "
                + call.links().of(Pair.LINK + "/version/{}", newer.provider(), newer.consumer(), newer.version())
                + "\n\n";
        return Answer.ok(heading + (changes.isEmpty() ? "Nothing differs.\n" : changes + "\n"));
    }

    private ObjectNode tree(Pact pact) {
        return (ObjectNode) Json.read(pacts.content(pact));
    }
}
