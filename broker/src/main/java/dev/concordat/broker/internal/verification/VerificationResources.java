package dev.concordat.broker.internal.verification;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Route;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pact.ChosenVersions;
import dev.concordat.broker.internal.pact.Pact;
import dev.concordat.broker.internal.pact.Pacts;
import dev.concordat.broker.internal.pact.Pair;
import java.util.List;
import java.util.Optional;

/** Results, by the address of what was verified. */
final class VerificationResources implements Resources {

    private static final String CONTENT = Pair.PATH + "/pact-version/{sha}";
    private static final String CHOSEN = CONTENT + "/metadata/{metadata}";
    private static final String RESULTS = "/verification-results";

    private final Pacts pacts;
    private final Verifications verifications;
    private final ResultPublication publication;

    VerificationResources(Pacts pacts, Verifications verifications, ResultPublication publication) {
        this.pacts = pacts;
        this.verifications = verifications;
        this.publication = publication;
    }

    @Override
    public void register(Routes routes) {
        routes.on(CONTENT + RESULTS).post(call -> publish(call, ChosenVersions.NONE));
        routes.on(CHOSEN + RESULTS).post(call -> publish(call, ChosenVersions.of(call.path("metadata"))));
        one(routes.on(CONTENT + RESULTS + "/{number}"));
        one(routes.on(CHOSEN + RESULTS + "/{number}"));
        last(routes, CONTENT, this::content);
        last(routes, Pair.PATH + "/version/{version}", call -> pacts.ofVersion(Pair.of(call), call.path("version")));
        last(routes, Pair.PATH + "/latest", call -> pacts.latest(Pair.of(call)));
        last(routes, Pair.PATH + "/latest/{tag}", call -> pacts.latestWithTag(Pair.of(call), call.path("tag")));
    }

    /** Finds the pact of an address. */
    private interface Finder {
        Optional<Pact> find(Call call);
    }

    private void one(Route route) {
        route.get(MediaTypes.HAL, this::result).get(MediaTypes.JSON, this::result);
        route.delete(this::delete);
    }

    private void last(Routes routes, String address, Finder finder) {
        Route route = routes.on(address + RESULTS + "/latest");
        route.get(MediaTypes.HAL, call -> latest(call, finder)).get(MediaTypes.JSON, call -> latest(call, finder));
    }

    private Optional<Pact> content(Call call) {
        return pacts.withSha(Pair.of(call), call.path("sha"))
                .or(() -> pacts.everWithSha(Pair.of(call), call.path("sha")));
    }

    private Answer publish(Call call, ChosenVersions chosen) {
        List<Pact> given = pacts.withSha(Pair.of(call), call.path("sha"), chosen);
        Pact pact = given.isEmpty() ? content(call).orElseThrow(Refusal::notFound) : given.get(given.size() - 1);
        VerifiedPact verified = new VerifiedPact(
                pact, chosen, given.stream().map(Pact::versionId).toList());
        Verification result = publication.publish(
                verified, PublishedResult.read(call.object()), call.links().base());
        return Answer.created(VerificationJson.of(pact, result, call.links()))
                .withHeader("Location", VerificationJson.href(pact, result, call.links()));
    }

    private Answer result(Call call) {
        Pact pact = content(call).orElseThrow(Refusal::notFound);
        Verification result = verifications.find(pact, number(call)).orElseThrow(Refusal::notFound);
        return Answer.ok(VerificationJson.of(pact, result, call.links()));
    }

    private Answer latest(Call call, Finder finder) {
        Pact pact = finder.find(call).orElseThrow(Refusal::notFound);
        Verification result = verifications.latest(pact).orElseThrow(Refusal::notFound);
        return Answer.ok(VerificationJson.of(pact, result, call.links()));
    }

    private Answer delete(Call call) {
        Pact pact = content(call).orElseThrow(Refusal::notFound);
        Verification result = verifications.find(pact, number(call)).orElseThrow(Refusal::notFound);
        verifications.delete(pact, result.number());
        return Answer.none();
    }

    private static long number(Call call) {
        String number = call.path("number");
        if (!number.matches("\\d{1,18}")) {
            throw Refusal.notFound();
        }
        return Long.parseLong(number);
    }
}
