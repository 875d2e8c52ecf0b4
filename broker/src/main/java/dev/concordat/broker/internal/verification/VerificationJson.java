package dev.concordat.broker.internal.verification;

import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.Times;
import dev.concordat.broker.internal.pact.Metadata;
import dev.concordat.broker.internal.pact.Pact;
import dev.concordat.broker.internal.pact.Pair;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** Writes results. */
final class VerificationJson {

    private VerificationJson() {}

    /** A result, as it concerns a pact of its content. */
    static ObjectNode of(Pact pact, Verification result, Links links) {
        ObjectNode json = Json.object()
                .put("providerName", pact.provider())
                .put("providerApplicationVersion", result.providerVersion())
                .put("success", result.success())
                .put("verificationDate", Times.format(result.executedAt()));
        if (result.buildUrl() != null) {
            json.put("buildUrl", result.buildUrl());
        }
        if (result.testResults() != null) {
            json.set("testResults", Json.read(result.testResults()));
        }
        json.set("verifiedBy", result.verifiedBy() == null ? Json.object() : Json.read(result.verifiedBy()));
        String self = href(pact, result, links);
        ObjectNode all = json.putObject("_links");
        all.set(
                "self",
                Links.link(
                        "Result of verification",
                        "Verification result " + result.number() + " for " + pact.title(),
                        self));
        all.set("pb:pact-version", Links.link("Pact", pact.title(), content(pact, links) + "/metadata/" + token(pact)));
        all.set(
                "pb:triggered-webhooks",
                Links.link("Webhooks that this result triggered", null, self + "/triggered-webhooks"));
        return json;
    }

    /** The address of a result. */
    static String href(Pact pact, Verification result, Links links) {
        return content(pact, links) + "/verification-results/" + result.number();
    }

    private static String content(Pact pact, Links links) {
        return links.of(Pair.LINK + "/pact-version/{}", pact.provider(), pact.consumer(), pact.sha());
    }

    private static String token(Pact pact) {
        return Metadata.encode("cvn=" + URLEncoder.encode(pact.version(), StandardCharsets.UTF_8));
    }
}
