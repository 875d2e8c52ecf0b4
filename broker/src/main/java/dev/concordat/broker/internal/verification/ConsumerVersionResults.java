package dev.concordat.broker.internal.verification;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pact.Pact;
import dev.concordat.broker.internal.pact.Pacts;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import dev.concordat.broker.internal.pacticipant.Version;
import dev.concordat.broker.internal.pacticipant.Versions;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Of one consumer version the last result of each of its pacts. */
final class ConsumerVersionResults implements Resources {

    /** A pact and its last result. */
    private record Verdict(Pact pact, Optional<Verification> result) {

        private boolean is(boolean success) {
            return result.filter(last -> last.success() == success).isPresent();
        }
    }

    private final Pacticipants pacticipants;
    private final Versions versions;
    private final Pacts pacts;
    private final Verifications verifications;

    ConsumerVersionResults(Pacticipants pacticipants, Versions versions, Pacts pacts, Verifications verifications) {
        this.pacticipants = pacticipants;
        this.versions = versions;
        this.pacts = pacts;
        this.verifications = verifications;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/verification-results/consumer/{consumer}/version/{version}/latest")
                .get(this::summary);
    }

    private Answer summary(Call call) {
        Version version = pacticipants
                .find(call.path("consumer"))
                .flatMap(consumer -> versions.find(consumer, call.path("version")))
                .orElseThrow(Refusal::notFound);
        List<Verdict> verdicts = pacts.ofConsumerVersion(version.id()).stream()
                .map(pact -> new Verdict(pact, verifications.latest(pact)))
                .toList();
        ObjectNode json = Json.object().put("success", verdicts.stream().allMatch(verdict -> verdict.is(true)));
        ObjectNode providers = json.putObject("providerSummary");
        names(providers.putArray("successful"), verdicts, verdict -> verdict.is(true));
        names(providers.putArray("failed"), verdicts, verdict -> verdict.is(false));
        names(
                providers.putArray("unknown"),
                verdicts,
                verdict -> verdict.result().isEmpty());
        ArrayNode results = json.putObject("_embedded").putArray("verificationResults");
        verdicts.forEach(verdict -> verdict.result()
                .ifPresent(result -> results.add(VerificationJson.of(verdict.pact(), result, call.links()))));
        String title = "Last results of the pacts of " + version.pacticipant() + " version " + version.number();
        json.putObject("_links").set("self", Links.link(title, null, call.self()));
        return Answer.ok(json);
    }

    private static void names(ArrayNode names, List<Verdict> verdicts, Predicate<Verdict> wanted) {
        verdicts.stream()
                .filter(wanted)
                .forEach(verdict -> names.add(verdict.pact().provider()));
    }
}
