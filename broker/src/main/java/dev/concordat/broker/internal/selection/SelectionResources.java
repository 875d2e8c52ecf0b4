package dev.concordat.broker.internal.selection;

import dev.concordat.broker.internal.environment.Environment;
import dev.concordat.broker.internal.environment.Environments;
import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pacticipant.Pacticipant;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The pacts that a provider is to verify. */
final class SelectionResources implements Resources {

    private final Pacticipants pacticipants;
    private final Environments environments;
    private final Selections selections;
    private final PriorResults results;
    private final WorkInProgress workInProgress;

    SelectionResources(
            Pacticipants pacticipants,
            Environments environments,
            Selections selections,
            PriorResults results,
            WorkInProgress workInProgress) {
        this.pacticipants = pacticipants;
        this.environments = environments;
        this.selections = selections;
        this.results = results;
        this.workInProgress = workInProgress;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/pacts/provider/{provider}/for-verification")
                .get(call -> answer(call, provider(call), SelectionQuery.read(call.query())))
                .ask(call -> answer(
                        call,
                        provider(call),
                        SelectionBody.read(call.hasBody() ? call.object() : Json.object(), this::environmentNames)));
    }

    private List<String> environmentNames() {
        return environments.all().stream().map(Environment::name).toList();
    }

    private Pacticipant provider(Call call) {
        return pacticipants.get(call.path("provider"));
    }

    private Answer answer(Call call, Pacticipant provider, SelectionRequest request) {
        ObjectNode json = Json.object();
        ArrayNode pacts = json.putObject("_embedded").putArray("pacts");
        for (VerifiablePact pact : find(provider, request)) {
            pacts.add(pact(call.links(), provider.name(), request, pact));
        }
        json.putObject("_links")
                .set(
                        "self",
                        Links.link(
                                "Pacts to be verified",
                                null,
                                call.links().of("/pacts/provider/{}/for-verification", provider.name())));
        return Answer.ok(json);
    }

    private List<VerifiablePact> find(Pacticipant provider, SelectionRequest request) {
        List<SelectedPact> selected = selections.find(provider.id(), request.selectors());
        Set<Long> contents = selected.stream().map(SelectedPact::contentId).collect(Collectors.toSet());
        Set<Long> verified =
                request.pending() ? results.verified(provider.id(), request.provider(), contents) : new HashSet<>();
        List<VerifiablePact> all = new ArrayList<>();
        selected.forEach(pact -> all.add(new VerifiablePact(pact, !verified.contains(pact.contentId()), false)));
        if (request.wipSince() != null && request.provider().isKnown()) {
            workInProgress
                    .find(provider.id(), request, request.wipSince(), contents)
                    .forEach(pact -> all.add(new VerifiablePact(pact, true, true)));
        }
        return all;
    }

    private static ObjectNode pact(Links links, String provider, SelectionRequest request, VerifiablePact pact) {
        SelectedPact selected = pact.selected();
        String url = links.of(
                "/pacts/provider/{}/consumer/{}/pact-version/{}", provider, selected.consumer(), selected.sha());
        ObjectNode json = Json.object()
                .put(
                        "shortDescription",
                        selected.reasons().stream()
                                .map(Reason::shortly)
                                .distinct()
                                .collect(Collectors.joining(", ")));
        ObjectNode properties = json.putObject("verificationProperties");
        if (request.pending()) {
            properties.put("pending", pact.pending());
        }
        if (pact.wip()) {
            properties.put("wip", true);
        }
        properties.set("notices", Notices.of(provider, request, pact, url));
        json.putObject("_links")
                .putObject("self")
                .put("href", url + "/metadata/" + SelectionToken.of(pact, request.pending()))
                .put("name", "Pact between " + selected.consumer() + " (" + selected.version() + ") and " + provider);
        return json;
    }
}
