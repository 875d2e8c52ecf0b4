package dev.concordat.broker.internal.pact;

import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.PathSegments;
import dev.concordat.broker.internal.http.Times;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A pact as it is answered: the content to the letter, then when it came and where to go on. */
public final class PactDocument {

    private PactDocument() {}

    /**
     * The document. The content is not parsed: it is kept as it is to be sent.
     *
     * @param metadata the token of why it is given out, or {@code null}
     */
    public static String of(Pact pact, String content, Links links, @Nullable String metadata) {
        String open = content.substring(0, content.lastIndexOf('}'));
        return open
                + (open.strip().equals("{") ? "" : ",")
                + "\"createdAt\":\"" + Times.format(pact.createdAt()) + "\",\"_links\":"
                + Json.write(links(pact, links, metadata)) + "}";
    }

    /** The extended form: the content apart, with the tags of the consumer version. */
    static ObjectNode extended(Pact pact, String content, Links links, List<String> tags) {
        ObjectNode document = Json.object().put("createdAt", Times.format(pact.createdAt()));
        document.set("contract", Json.read(content));
        ArrayNode embedded = document.putObject("_embedded").putArray("tags");
        for (String tag : tags) {
            ObjectNode each = embedded.addObject().put("name", tag);
            each.putObject("_links")
                    .set(
                            "self",
                            Links.link(
                                    "Tag",
                                    tag,
                                    links.of(
                                            "/pacticipants/{}/versions/{}/tags/{}",
                                            pact.consumer(),
                                            pact.version(),
                                            tag)));
        }
        document.set("_links", links(pact, links, null));
        return document;
    }

    private static String form(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static ObjectNode links(Pact pact, Links links, @Nullable String metadata) {
        String pair = links.of(Pair.LINK, pact.provider(), pact.consumer());
        String version = pair + "/version/" + PathSegments.encode(pact.version());
        String content = pair + "/pact-version/" + pact.sha();
        String consumerVersion = links.of("/pacticipants/{}/versions/{}", pact.consumer(), pact.version());
        ObjectNode all = Json.object();
        all.set("self", Links.link("Pact", pact.title(), version));
        all.set("pb:consumer", Links.link("Consumer", pact.consumer(), links.of("/pacticipants/{}", pact.consumer())));
        all.set("pb:consumer-version", Links.link("Consumer version", pact.version(), consumerVersion));
        all.set("pb:provider", Links.link("Provider", pact.provider(), links.of("/pacticipants/{}", pact.provider())));
        all.set("pb:pact-version", Links.link("This content, for good", pact.sha(), content));
        all.set("pb:latest-pact-version", Links.link("The latest pact", null, pair + "/latest"));
        all.set("pb:all-pact-versions", Links.link("All versions", null, pair + "/versions"));
        all.set(
                "pb:latest-untagged-pact-version",
                Links.link("The latest without a tag", null, pair + "/latest-untagged"));
        all.set("pb:latest-tagged-pact-version", Links.templated("The latest with a tag", pair + "/latest/{tag}"));
        all.set(
                "pb:previous-distinct",
                Links.link("The last different content before", null, version + "/previous-distinct"));
        all.set(
                "pb:diff-previous-distinct",
                Links.link("What changed since", null, version + "/diff/previous-distinct"));
        all.set(
                "pb:diff",
                Links.templated("What differs from other content", content + "/diff/pact-version/{pactVersion}"));
        all.set(
                "pb:pact-webhooks",
                Links.link(
                        "Webhooks of this pair",
                        null,
                        links.of("/webhooks/provider/{}/consumer/{}", pact.provider(), pact.consumer())));
        all.set(
                "pb:consumer-webhooks",
                Links.link("Webhooks", null, links.of("/webhooks/consumer/{}", pact.provider())));
        all.set(
                "pb:tag-prod-version",
                Links.link("PUT here to tag the consumer version 'prod'", null, consumerVersion + "/tags/prod"));
        all.set(
                "pb:tag-version",
                Links.link("PUT here to tag the consumer version", null, consumerVersion + "/tags/{tag}"));
        all.set(
                "pb:publish-verification-results",
                Links.link(
                        "POST results here",
                        null,
                        content + (metadata == null ? "" : "/metadata/" + metadata) + "/verification-results"));
        all.set("pb:latest-verification-results", Links.link(content + "/verification-results/latest"));
        all.set(
                "pb:triggered-webhooks",
                Links.link("Webhooks this publication triggered", null, version + "/triggered-webhooks"));
        all.set(
                "pb:matrix-for-consumer-version",
                Links.link(
                        "Matrix of the consumer version",
                        null,
                        links.href("/matrix?q%5B%5D%5Bpacticipant%5D=" + form(pact.consumer())
                                + "&q%5B%5D%5Bversion%5D=" + form(pact.version()) + "&latestby=cvpv")));
        all.putArray("curies").add(links.curie("pact"));
        return all;
    }
}
