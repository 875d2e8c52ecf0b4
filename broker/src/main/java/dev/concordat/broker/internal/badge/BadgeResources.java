package dev.concordat.broker.internal.badge;

import dev.concordat.broker.internal.badge.Badge.Colour;
import dev.concordat.broker.internal.environment.Environments;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.matrix.CanIDeploy;
import dev.concordat.broker.internal.matrix.Deployability;
import dev.concordat.broker.internal.pact.Pact;
import dev.concordat.broker.internal.pact.Pacts;
import dev.concordat.broker.internal.pact.Pair;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Badges. A page that embeds one shows something whatever happens: what does not exist gets a grey one that says so.
 */
final class BadgeResources implements Resources {

    private static final String PAIR = "/pacts/provider/{provider}/consumer/{consumer}";

    private final Pacts pacts;
    private final PactStatusSearch statuses;
    private final CanIDeploy canIDeploy;
    private final Pacticipants pacticipants;
    private final Environments environments;

    BadgeResources(
            Pacts pacts,
            PactStatusSearch statuses,
            CanIDeploy canIDeploy,
            Pacticipants pacticipants,
            Environments environments) {
        this.pacts = pacts;
        this.pacticipants = pacticipants;
        this.environments = environments;
        this.statuses = statuses;
        this.canIDeploy = canIDeploy;
    }

    @Override
    public void register(Routes routes) {
        badge(routes, PAIR + "/latest", this::latest);
        badge(routes, PAIR + "/latest/{tag}", this::latestTagged);
        badge(routes, PAIR + "/latest-untagged", this::latestUntagged);
        badge(
                routes,
                "/matrix/provider/{provider}/latest/{providerTag}/consumer/{consumer}/latest/{tag}",
                this::latestOfTags);
        badge(routes, "/pacticipants/{pacticipant}/latest-version/{tag}/can-i-deploy/to/{to}", this::tagToTag);
        badge(
                routes,
                "/pacticipants/{pacticipant}/branches/{branch}/latest-version/can-i-deploy/to-environment/{environment}",
                this::branchToEnvironment);
        badge(routes, "/pacticipants/{pacticipant}/main-branch/can-i-merge", this::canIMerge);
    }

    private static void badge(Routes routes, String template, Function<Call, Badge> badge) {
        routes.on(template + "/badge")
                .get(MediaTypes.SVG, call -> badge.apply(call).answer());
        routes.on(template + "/badge.svg")
                .get(MediaTypes.SVG, call -> badge.apply(call).answer());
    }

    private Badge latest(Call call) {
        Pair pair = Pair.of(call);
        return pact(pacts.latest(pair), statuses::of, BadgeTitle.of(pair, null, null, call.query()));
    }

    private Badge latestUntagged(Call call) {
        Pair pair = Pair.of(call);
        return pact(pacts.latestUntagged(pair), statuses::untagged, BadgeTitle.of(pair, null, null, call.query()));
    }

    private Badge latestTagged(Call call) {
        Pair pair = Pair.of(call);
        String tag = call.path("tag");
        return pact(
                pacts.latestWithTag(pair, tag),
                pact -> statuses.tagged(pact, tag, null),
                BadgeTitle.of(pair, null, null, call.query()));
    }

    private Badge latestOfTags(Call call) {
        Pair pair = Pair.of(call);
        String tag = call.path("tag");
        String providerTag = call.path("providerTag");
        return pact(
                pacts.latestWithTag(pair, tag),
                pact -> statuses.tagged(pact, tag, providerTag),
                BadgeTitle.of(pair, tag, providerTag, call.query()));
    }

    private static Badge pact(Optional<Pact> pact, Function<Pact, PactStatus> status, String title) {
        return pact.map(found -> status.apply(found).badge(title))
                .orElseGet(() -> PactStatus.UNKNOWN.badge("pact not found"));
    }

    private Badge tagToTag(Call call) {
        String tag = call.path("tag");
        String to = call.path("to");
        return deployment(call, tag + " to " + to, canIDeploy.latestTagged(call.path("pacticipant"), tag, to));
    }

    private Badge branchToEnvironment(Call call) {
        String branch = call.path("branch");
        String environment = call.path("environment");
        if (environments.named(environment).isEmpty()) {
            return Badge.notFound("environment");
        }
        return deployment(
                call,
                branch + " to " + environment,
                canIDeploy.latestOfBranch(call.path("pacticipant"), branch, environment));
    }

    /** On the way to a deployment what is unknown is a no. */
    private Badge deployment(Call call, String way, Optional<Deployability> answer) {
        if (!exists(call)) {
            return Badge.notFound("pacticipant");
        }
        String title = call.query().text("label").orElse("can-i-deploy");
        return answer.map(found ->
                        new Badge(title, way, Boolean.TRUE.equals(found.deployable()) ? Colour.GREEN : Colour.RED))
                .orElseGet(() -> Badge.notFound("version"));
    }

    private Badge canIMerge(Call call) {
        if (!exists(call)) {
            return Badge.notFound("pacticipant");
        }
        return canIDeploy
                .mainBranch(call.path("pacticipant"))
                .map(found -> merge(found.deployable()))
                .orElseGet(() -> Badge.notFound("main branch version"));
    }

    private static Badge merge(@Nullable Boolean deployable) {
        if (deployable == null) {
            return new Badge("can-i-merge", "unknown", Colour.GREY);
        }
        return deployable
                ? new Badge("can-i-merge", "success", Colour.GREEN)
                : new Badge("can-i-merge", "failed", Colour.RED);
    }

    private boolean exists(Call call) {
        return pacticipants.find(call.path("pacticipant")).isPresent();
    }
}
