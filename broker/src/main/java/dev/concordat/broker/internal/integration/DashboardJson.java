package dev.concordat.broker.internal.integration;

import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** The items of the dashboard, for programs. */
record DashboardJson(Links links) {

    private static final String VERSION = "/pacticipants/{}/versions/{}";
    private static final String PAIR = "/pacts/provider/{}/consumer/{}";

    ObjectNode of(DashboardItem item) {
        DashboardItem.Result result = item.result();
        ObjectNode json = Json.object();
        json.set("consumer", pacticipant(item.consumer(), consumerVersion(item)));
        json.set(
                "provider",
                pacticipant(
                        item.provider(),
                        result == null
                                ? NullNode.getInstance()
                                : version(result.providerVersion(), result.providerBranches())));
        String pact = links.of(PAIR + "/version/{}", item.provider(), item.consumer(), item.consumerVersion());
        json.set("pact", withSelf(Json.object().put("createdAt", Times.format(item.publishedAt())), pact));
        json.set("pactTags", tags(item.tags(), item.consumer(), item.consumerVersion()));
        json.set("latestVerificationResult", result(result, pact));
        json.set(
                "latestVerificationResultTags",
                result == null ? Json.array() : tags(result.providerTags(), item.provider(), result.providerVersion()));
        json.put("verificationStatus", item.status()).put("webhookStatus", "none");
        json.putNull("latestWebhookExecution");
        json.putObject("_links")
                .set(
                        "pb:webhook-status",
                        Links.link(
                                "Webhooks of the pact between " + item.consumer() + " and " + item.provider(),
                                null,
                                links.of(PAIR + "/webhooks/status", item.provider(), item.consumer())));
        return json;
    }

    private ObjectNode consumerVersion(DashboardItem item) {
        return withSelf(
                version(item.consumerVersion(), item.consumerBranches()),
                links.of(VERSION, item.consumer(), item.consumerVersion()));
    }

    private static ObjectNode version(String number, List<String> branches) {
        ObjectNode json = Json.object().put("number", number);
        json.put("branch", branches.isEmpty() ? null : branches.get(branches.size() - 1));
        ArrayNode heads = json.putArray("headBranchNames");
        branches.forEach(heads::add);
        return json;
    }

    private ObjectNode pacticipant(String name, JsonNode version) {
        ObjectNode json = Json.object().put("name", name);
        json.set("version", version);
        return withSelf(json, links.of("/pacticipants/{}", name));
    }

    private static JsonNode result(DashboardItem.@Nullable Result result, String pact) {
        return result == null
                ? NullNode.getInstance()
                : withSelf(
                        Json.object()
                                .put("success", result.success())
                                .put("verifiedAt", Times.format(result.verifiedAt())),
                        pact + "/verification-results/latest");
    }

    private ArrayNode tags(List<String> tags, String pacticipant, String number) {
        ArrayNode array = Json.array();
        for (String tag : tags) {
            array.add(withSelf(
                    Json.object().put("name", tag).put("latest", true),
                    links.of(VERSION + "/tags/{}", pacticipant, number, tag)));
        }
        return array;
    }

    private static ObjectNode withSelf(ObjectNode json, String href) {
        json.putObject("_links").set("self", Links.link(href));
        return json;
    }
}
