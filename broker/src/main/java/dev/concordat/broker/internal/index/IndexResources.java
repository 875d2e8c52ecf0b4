package dev.concordat.broker.internal.index;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /}: every relation that a client may follow from here. */
public final class IndexResources implements Resources {

    private static final String PAIR = "/pacts/provider/{provider}/consumer/{consumer}";

    @Override
    public void register(Routes routes) {
        routes.on("/").get(IndexResources::index);
    }

    private static Answer index(Call call) {
        Links links = call.links();
        ObjectNode all = Json.object();
        all.set("self", Links.link("Index", null, links.base()).put("templated", false));
        contracts(all, links);
        pacticipants(all, links);
        deployments(all, links);
        all.putArray("curies")
                .add(links.curie("index"))
                .add(links.curie("index").put("name", "beta"));
        ObjectNode index = Json.object();
        index.set("_links", all);
        return Answer.ok(index);
    }

    private static void contracts(ObjectNode all, Links links) {
        add(all, links, "publish-pact", PAIR + "/version/{consumerApplicationVersion}", "Publish a pact");
        add(all, links, "publish-contracts", "/contracts/publish", "Publish contracts");
        add(all, links, "latest-pact-versions", "/pacts/latest", "The latest pacts");
        add(all, links, "tagged-pact-versions", PAIR + "/tag/{tag}", "A pact's versions with a tag");
        ((ObjectNode) all.get("pb:tagged-pact-versions")).put("templated", false);
        add(all, links, "branch-pact-versions", PAIR + "/branch/{branch}", "A pact's versions on a branch");
        add(
                all,
                links,
                "latest-branch-pact-versions",
                PAIR + "/branch/{branch}/latest/versions",
                "A pact's latest version on a branch");
        add(all, links, "main-branch-pact-versions", PAIR + "/branch/versions", "A pact's versions on the main branch");
        add(
                all,
                links,
                "latest-main-branch-pact-versions",
                PAIR + "/branch/latest/versions",
                "A pact's latest version on the main branch");
        providers(all, links);
    }

    private static void providers(ObjectNode all, Links links) {
        String provider = "/pacts/provider/{provider}";
        add(all, links, "provider-pacts-with-main-branch", provider + "/branch", "A provider's pacts of main branches");
        add(all, links, "provider-pacts-with-branch", provider + "/branch/{branch}", "A provider's pacts of a branch");
        add(
                all,
                links,
                "latest-provider-pacts-with-main-branch",
                provider + "/branch/latest",
                "A provider's latest pacts of main branches");
        add(
                all,
                links,
                "latest-provider-pacts-with-branch",
                provider + "/branch/{branch}/latest",
                "A provider's latest pacts of a branch");
        add(all, links, "latest-provider-pacts", provider + "/latest", "A provider's latest pacts");
        add(
                all,
                links,
                "latest-provider-pacts-with-tag",
                provider + "/latest/{tag}",
                "A provider's latest pacts with a tag");
        add(all, links, "provider-pacts-with-tag", provider + "/tag/{tag}", "A provider's pacts with a tag");
        add(all, links, "provider-pacts", provider, "All of a provider's pacts");
        add(
                all,
                links,
                "provider-pacts-for-verification",
                provider + "/for-verification",
                "The pacts a provider is to verify");
        all.set(
                "beta:provider-pacts-for-verification",
                Links.templated("Use pb:provider-pacts-for-verification", links.href(provider + "/for-verification"))
                        .put("name", "beta"));
    }

    private static void pacticipants(ObjectNode all, Links links) {
        String pacticipant = "/pacticipants/{pacticipant}";
        add(all, links, "pacticipants", "/pacticipants", "Pacticipants");
        add(all, links, "pacticipant", pacticipant, "A pacticipant");
        add(all, links, "latest-version", pacticipant + "/latest-version", "A pacticipant's latest version");
        add(
                all,
                links,
                "latest-tagged-version",
                pacticipant + "/latest-version/{tag}",
                "A pacticipant's latest version with a tag");
        add(all, links, "pacticipant-version-tag", pacticipant + "/versions/{version}/tags/{tag}", "A version's tag");
        add(all, links, "pacticipant-branch", pacticipant + "/branches/{branch}", "A branch");
        add(
                all,
                links,
                "pacticipant-branch-version",
                pacticipant + "/branches/{branch}/versions/{version}",
                "A version on a branch");
        add(all, links, "pacticipant-version", pacticipant + "/versions/{version}", "A version");
        add(all, links, "integrations", "/integrations", "Integrations");
        add(all, links, "webhooks", "/webhooks", "Webhooks");
        add(all, links, "webhook", "/webhooks/{uuid}", "A webhook");
    }

    private static void deployments(ObjectNode all, Links links) {
        String question = "/can-i-deploy?pacticipant={pacticipant}&version={version}";
        add(
                all,
                links,
                "can-i-deploy-pacticipant-version-to-tag",
                question + "&to={tag}",
                "Whether a version can be deployed where a tag stands for");
        add(
                all,
                links,
                "can-i-deploy-pacticipant-version-to-environment",
                question + "&environment={environment}",
                "Whether a version can be deployed to an environment");
        add(all, links, "environments", "/environments", "Environments");
        add(all, links, "environment", "/environments/{uuid}", "An environment");
        all.set("pb:metrics", Links.link("Metrics", null, links.href("/metrics")));
    }

    private static void add(ObjectNode all, Links links, String relation, String path, String title) {
        all.set("pb:" + relation, Links.link(title, null, links.href(path)).put("templated", path.contains("{")));
    }
}
