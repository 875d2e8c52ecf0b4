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
        return of(pact, content, links(pact, links, metadata));
    }

    /** The document as it was selected for verification: with all the consumer versions that it was selected for. */
    static String chosen(Pact pact, List<Pact> chosen, String content, Links links, String metadata) {
        ObjectNode all = links(pact, links, metadata);
        if (!chosen.isEmpty()) {
            ArrayNode versions = all.putArray("pb:consumer-versions");
            chosen.forEach(each -> versions.add(Links.link(
                    "Consumer version",
                    each.version(),
                    links.of("/pacticipants/{}/versions/{}", each.consumer(), each.version()))));
        }
        return of(pact, content, all);
    }

    private static String of(Pact pact, String content, ObjectNode links) {
        String open = content.substring(0, content.lastIndexOf('}'));
        return open
                + (open.strip().equals("{") ? "" : ",")
                + "\"createdAt\":\"" + Times.format(pact.createdAt()) + "\",\"_links\":"
                + Json.write(links) + "}";
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
        ObjectNode all = Json.object();
        parties(all, pact, links);
        content(all, pact, links);
        actions(all, pact, links, metadata);
        all.putArray("curies").add(links.curie("pact"));
        return all;
    }

    private static void parties(ObjectNode all, Pact pact, Links links) {
        String self = links.of(Pair.LINK + "/version/{}", pact.provider(), pact.consumer(), pact.version());
        all.set("self", Links.link("Pact", pact.title(), self));
        all.set("pb:consumer", Links.link("Consumer", pact.consumer(), links.of("/pacticipants/{}", pact.consumer())));
        all.set("pb:consumer-version", Links.link("Consumer version", pact.version(), consumerVersion(pact, links)));
        all.set("pb:provider", Links.link("Provider", pact.provider(), links.of("/pacticipants/{}", pact.provider())));
    }

    private static void content(ObjectNode all, Pact pact, Links links) {
        String pair = links.of(Pair.LINK, pact.provider(), pact.consumer());
        String version = pair + "/version/" + PathSegments.encode(pact.version());
        String content = pair + "/pact-version/" + pact.sha();
        all.set("pb:pact-version", Links.link("This content, for good", pact.sha(), content));
        add(all, "latest-pact-version", "The latest pact", pair + "/latest");
        add(all, "all-pact-versions", "All versions", pair + "/versions");
        add(all, "latest-untagged-pact-version", "The latest without a tag", pair + "/latest-untagged");
        all.set("pb:latest-tagged-pact-version", Links.templated("The latest with a tag", pair + "/latest/{tag}"));
        add(all, "previous-distinct", "The last different content before", version + "/previous-distinct");
        add(all, "diff-previous-distinct", "What changed since", version + "/diff/previous-distinct");
        all.set(
                "pb:diff",
                Links.templated("What differs from other content", content + "/diff/pact-version/{pactVersion}"));
        add(all, "triggered-webhooks", "Webhooks this publication triggered", version + "/triggered-webhooks");
    }

    private static void actions(ObjectNode all, Pact pact, Links links, @Nullable String metadata) {
        String content = links.of(Pair.LINK + "/pact-version/{}", pact.provider(), pact.consumer(), pact.sha());
        String tags = consumerVersion(pact, links) + "/tags/";
        add(
                all,
                "pact-webhooks",
                "Webhooks of this pair",
                links.of("/webhooks/provider/{}/consumer/{}", pact.provider(), pact.consumer()));
        add(all, "consumer-webhooks", "Webhooks", links.of("/webhooks/consumer/{}", pact.provider()));
        add(all, "tag-prod-version", "PUT here to tag the consumer version 'prod'", tags + "prod");
        add(all, "tag-version", "PUT here to tag the consumer version", tags + "{tag}");
        String token = metadata == null ? "" : "/metadata/" + metadata;
        add(all, "publish-verification-results", "POST results here", content + token + "/verification-results");
        all.set("pb:latest-verification-results", Links.link(content + "/verification-results/latest"));
        add(
                all,
                "matrix-for-consumer-version",
                "Matrix of the consumer version",
                links.href("/matrix?q%5B%5D%5Bpacticipant%5D=" + form(pact.consumer()) + "&q%5B%5D%5Bversion%5D="
                        + form(pact.version()) + "&latestby=cvpv"));
    }

    private static void add(ObjectNode all, String relation, String title, String href) {
        all.set("pb:" + relation, Links.link(title, null, href));
    }

    private static String consumerVersion(Pact pact, Links links) {
        return links.of("/pacticipants/{}/versions/{}", pact.consumer(), pact.version());
    }
}
