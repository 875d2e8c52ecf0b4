package dev.concordat.broker.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.BrokerCalls;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the provider {@code api} is told to verify. */
final class ForVerification {

    static final String ADDRESS = "/pacts/provider/api/for-verification";

    private final BrokerCalls calls;
    private final JsonNode pacts;

    private ForVerification(BrokerCalls calls, JsonNode pacts) {
        this.calls = calls;
        this.pacts = pacts;
    }

    /** Asks; the request in JSON with single quotes. */
    static ForVerification ask(BrokerCalls calls, String request) {
        HttpResponse<String> response = calls.post(ADDRESS, request.replace('\'', '"'));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ForVerification(
                calls, BrokerCalls.json(response).path("_embedded").path("pacts"));
    }

    /** Asks for what selectors find. */
    static ForVerification select(BrokerCalls calls, String... selectors) {
        return ask(calls, "{'consumerVersionSelectors': [" + String.join(", ", selectors) + "]}");
    }

    /** The pacts and why: {@code web 1: latest of main branch}. */
    List<String> reasons() {
        return list(pact -> version(pact) + ": " + pact.path("shortDescription").asString());
    }

    /** The pacts and what a failure means: {@code web 1 pending}. */
    List<String> status() {
        return list(pact -> {
            JsonNode properties = pact.path("verificationProperties");
            return version(pact)
                    + (properties.path("pending").asBoolean(false) ? " pending" : "")
                    + (properties.path("wip").asBoolean(false) ? " wip" : "");
        });
    }

    /** What is said about a pact before it is verified. */
    List<String> notices(int index) {
        List<String> texts = new ArrayList<>();
        pacts.get(index).path("verificationProperties").path("notices").forEach(notice -> {
            if (notice.path("when").asString().equals("before_verification")) {
                texts.add(notice.path("text")
                        .asString()
                        .replaceAll("http://[^/]+", "http://broker")
                        .replaceAll("[0-9a-f]{40}", "SHA"));
            }
        });
        return texts;
    }

    /** Publishes a result of the pact of a consumer version, as it was given out. */
    void verified(String version, String providerVersion, boolean success) {
        JsonNode pact = find(version);
        String address = path(pact.path("_links").path("self").path("href").asString());
        HttpResponse<String> response = calls.post(
                address + "/verification-results",
                "{\"success\": " + success + ", \"providerApplicationVersion\": \"" + providerVersion + "\"}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }

    /** The address of the pact of a consumer version, as it was given out. */
    String address(String version) {
        return path(find(version).path("_links").path("self").path("href").asString());
    }

    private JsonNode find(String version) {
        for (JsonNode pact : pacts) {
            if (version(pact).equals(version)) {
                return pact;
            }
        }
        throw new AssertionError("No pact of " + version + " among " + status());
    }

    private static String path(String href) {
        return href.replaceFirst("http://[^/]+", "");
    }

    private interface Description {
        String of(JsonNode pact);
    }

    private List<String> list(Description description) {
        List<String> all = new ArrayList<>();
        pacts.forEach(pact -> all.add(description.of(pact)));
        return all;
    }

    private static String version(JsonNode pact) {
        return pact.path("_links")
                .path("self")
                .path("name")
                .asString()
                .replaceFirst("Pact between (.*) \\((.*)\\) and .*", "$1 $2");
    }
}
