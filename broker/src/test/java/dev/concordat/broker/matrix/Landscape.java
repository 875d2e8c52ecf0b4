package dev.concordat.broker.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerCalls;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Applications, their contracts and where they run, told to a broker as its clients tell it. */
final class Landscape {

    private final BrokerCalls broker;

    Landscape(Broker broker) {
        this.broker = new BrokerCalls(broker);
    }

    /** An answer about a deployment. */
    record Told(@Nullable Boolean deployable, List<String> notices, List<String> rows) {

        static Told of(JsonNode answer) {
            JsonNode deployable = answer.get("summary").get("deployable");
            return new Told(
                    deployable.isNull() ? null : deployable.asBoolean(),
                    each(answer.get("notices"))
                            .map(notice -> notice.get("text").asString())
                            .toList(),
                    each(answer.get("matrix")).map(Told::row).toList());
        }

        private static java.util.stream.Stream<JsonNode> each(JsonNode array) {
            return StreamSupport.stream(array.spliterator(), false);
        }

        private static String row(JsonNode row) {
            JsonNode version = row.get("provider").get("version");
            JsonNode result = row.get("verificationResult");
            return "%s %s, %s %s: %s%s"
                    .formatted(
                            row.get("consumer").get("name").asString(),
                            row.get("consumer").get("version").get("number").asString(),
                            row.get("provider").get("name").asString(),
                            version.isNull() ? "?" : version.get("number").asString(),
                            result.isNull() ? "?" : result.get("success").asString(),
                            row.has("ignored") ? " (ignored)" : "");
        }
    }

    /** A consumer's version expects something of a provider; what, is told apart by a word. */
    void publishes(String consumer, String version, String provider, String content) {
        created(broker.put(
                "/pacts/provider/" + encoded(provider) + "/consumer/" + encoded(consumer) + "/version/"
                        + encoded(version),
                """
                {"consumer": {"name": "%s"}, "provider": {"name": "%s"}, "interactions": [{
                  "description": "%s", "request": {"method": "GET", "path": "/"}, "response": {"status": 200}}]}
                """.formatted(consumer, provider, content)));
    }

    /** A provider's version verifies the pact that a consumer's version has with it. */
    void verifies(String provider, String version, String consumer, String consumerVersion) {
        result(provider, version, consumer, consumerVersion, true);
    }

    /** A provider's version fails to verify the pact that a consumer's version has with it. */
    void fails(String provider, String version, String consumer, String consumerVersion) {
        result(provider, version, consumer, consumerVersion, false);
    }

    private void result(String provider, String version, String consumer, String consumerVersion, boolean success) {
        JsonNode pact = json(broker.get("/pacts/provider/" + encoded(provider) + "/consumer/" + encoded(consumer)
                + "/version/" + encoded(consumerVersion)));
        String url = pact.get("_links")
                .get("pb:publish-verification-results")
                .get("href")
                .asString();
        created(broker.post(
                url.substring(url.indexOf("/pacts/")),
                "{\"success\": %s, \"providerApplicationVersion\": \"%s\"}".formatted(success, version)));
    }

    /** There is an environment. */
    void environment(String name) {
        created(broker.post("/environments", "{\"name\": \"%s\", \"production\": false}".formatted(name)));
    }

    /** A version runs. */
    String deploys(String pacticipant, String version, String environment) {
        return deploys(pacticipant, version, environment, "");
    }

    /** A version runs as one of several instances. */
    String deploys(String pacticipant, String version, String environment, String instance) {
        HttpResponse<String> response = broker.post(
                recorded(pacticipant, version, "deployed-versions", environment),
                "{\"applicationInstance\": \"%s\"}".formatted(instance));
        return json(created(response)).get("uuid").asString();
    }

    /** It runs no more. */
    void undeploys(String uuid) {
        assertThat(broker.send(
                                "PATCH",
                                "/deployed-versions/" + uuid,
                                "{\"currentlyDeployed\": false}",
                                "Content-Type",
                                "application/merge-patch+json")
                        .statusCode())
                .isEqualTo(200);
    }

    /** A version is handed out. */
    String releases(String pacticipant, String version, String environment) {
        return json(created(broker.post(recorded(pacticipant, version, "released-versions", environment), "{}")))
                .get("uuid")
                .asString();
    }

    /** It is supported no more. */
    void endsSupport(String uuid) {
        assertThat(broker.send(
                                "PATCH",
                                "/released-versions/" + uuid,
                                "{\"currentlySupported\": false}",
                                "Content-Type",
                                "application/merge-patch+json")
                        .statusCode())
                .isEqualTo(200);
    }

    private String recorded(String pacticipant, String version, String how, String environment) {
        JsonNode found = json(broker.get("/environments?name=" + encoded(environment)))
                .get("_embedded")
                .get("environments")
                .get(0);
        return "/pacticipants/" + encoded(pacticipant) + "/versions/" + encoded(version) + "/" + how + "/environment/"
                + found.get("uuid").asString();
    }

    /** A version has a tag. */
    void tags(String pacticipant, String version, String tag) {
        created(broker.put(
                "/pacticipants/" + encoded(pacticipant) + "/versions/" + encoded(version) + "/tags/" + encoded(tag),
                "{}"));
    }

    /** A version is on a branch. */
    void branches(String pacticipant, String version, String branch) {
        created(broker.put(
                "/pacticipants/" + encoded(pacticipant) + "/branches/" + encoded(branch) + "/versions/"
                        + encoded(version),
                "{}"));
    }

    Told canIDeploy(String pacticipant, String version, String environment, String... ignored) {
        StringBuilder query = new StringBuilder("/can-i-deploy?pacticipant=" + encoded(pacticipant) + "&version="
                + encoded(version) + "&environment=" + encoded(environment));
        for (String each : ignored) {
            query.append("&ignore[][pacticipant]=").append(each.replace(" ", "&ignore[][version]="));
        }
        return ask(query.toString());
    }

    /** Asks an address that answers as the matrix does. */
    Told ask(String address) {
        HttpResponse<String> response = call(address);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Told.of(BrokerCalls.json(response));
    }

    HttpResponse<String> call(String address, String... headers) {
        return broker.get(address.replace("[", "%5B").replace("]", "%5D"), headers);
    }

    private static HttpResponse<String> created(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isIn(200, 201);
        return response;
    }

    private static JsonNode json(HttpResponse<String> response) {
        return BrokerCalls.json(created(response));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
