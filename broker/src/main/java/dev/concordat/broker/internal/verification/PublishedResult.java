package dev.concordat.broker.internal.verification;

import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A result as it was published.
 *
 * @param providerVersion the number of the provider version that was verified
 * @param success whether all of the content was fulfilled
 * @param buildUrl the build that verified
 * @param testResults results by interaction: JSON in the shape its publisher gave it
 * @param verifiedBy with what it was verified: JSON
 */
record PublishedResult(
        String providerVersion,
        boolean success,
        @Nullable String buildUrl,
        @Nullable String testResults,
        @Nullable String verifiedBy) {

    /**
     * Reads a body.
     *
     * @throws Refusal 400 that names every fault
     */
    static PublishedResult read(ObjectNode body) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        String success = successFault(body.path("success"));
        if (success != null) {
            errors.put("success", List.of(success));
        }
        String version = versionFault(body.path("providerApplicationVersion"));
        if (version != null) {
            errors.put("providerApplicationVersion", List.of(version));
        }
        String buildUrl = buildUrlFault(body.path("buildUrl"));
        if (buildUrl != null) {
            errors.put("buildUrl", List.of(buildUrl));
        }
        if (!errors.isEmpty()) {
            throw Refusal.fields(400, errors);
        }
        return new PublishedResult(
                body.get("providerApplicationVersion").asString(),
                body.get("success").asBoolean(),
                body.path("buildUrl").asStringOpt().orElse(null),
                json(body.path("testResults")),
                verifiedBy(body.path("verifiedBy")));
    }

    private static @Nullable String successFault(JsonNode success) {
        if (success.isMissingNode()) {
            return "is missing; send true or false";
        }
        return success.isBoolean() ? null : "must be true or false, not " + Json.write(success);
    }

    private static @Nullable String versionFault(JsonNode version) {
        if (version.isMissingNode() || version.isNull()) {
            return "is missing; send the version of the provider that was verified";
        }
        if (!version.isString()) {
            return "must be a string, not " + Json.write(version);
        }
        if (version.asString().isBlank()) {
            return "must not be blank";
        }
        return version.asString().indexOf('\0') < 0 ? null : "must not hold a zero character";
    }

    private static @Nullable String buildUrlFault(JsonNode url) {
        return url.isMissingNode() || url.isNull() || (url.isString() && isWebAddress(url.asString()))
                ? null
                : "must be an address that begins with http:// or https://";
    }

    /** Pages link to it: nothing but the web, or a click would run what somebody published. */
    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            return uri.getScheme() != null && uri.getScheme().matches("(?i)https?") && uri.getRawAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static @Nullable String json(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : Json.write(node);
    }

    private static @Nullable String verifiedBy(JsonNode sent) {
        ObjectNode kept = Json.object();
        JsonNode client = sent.path("clientLanguage");
        copy(sent, "implementation", kept, "implementation");
        copy(sent, "version", kept, "version");
        copy(client, "name", kept, "client_implementation");
        copy(client, "testFramework", kept, "client_test_framework");
        copy(client, "version", kept, "client_version");
        return kept.isEmpty() ? null : Json.write(kept);
    }

    private static void copy(JsonNode from, String name, ObjectNode to, String key) {
        from.path(name).asStringOpt().ifPresent(text -> to.put(key, text));
    }
}
