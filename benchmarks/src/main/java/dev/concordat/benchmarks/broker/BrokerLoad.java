package dev.concordat.benchmarks.broker;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Requests as clients send them.
 *
 * @param url the broker's address
 */
record BrokerLoad(String url) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final String ACCEPT = "application/hal+json";

    /** Publishes a pact of 20 interactions; {@code content} makes it another. */
    String publish(String consumer, String version, String content) {
        String pact = Base64.getEncoder().encodeToString(pact(consumer, content).getBytes(StandardCharsets.UTF_8));
        return send(
                "POST",
                "/contracts/publish",
                "{\"pacticipantName\":\"" + consumer + "\",\"pacticipantVersionNumber\":\"" + version
                        + "\",\"branch\":\"main\",\"contracts\":[{\"consumerName\":\"" + consumer
                        + "\",\"providerName\":\"shop\",\"specification\":\"pact\",\"contentType\":\"application/json\","
                        + "\"content\":\"" + pact + "\"}]}");
    }

    /** Publishes the provider's result for a consumer version's pact. */
    void verify(String consumer, String version, String providerVersion) {
        String pact = get("/pacts/provider/shop/consumer/" + consumer + "/version/" + version);
        String results = pact.replaceAll(
                "(?s).*\"pb:publish-verification-results\":\\{[^}]*\"href\":\"http://[^/]+([^\"]+)\".*", "$1");
        send("POST", results, "{\"success\":true,\"providerApplicationVersion\":\"" + providerVersion + "\"}");
    }

    String get(String path) {
        return send("GET", path, null);
    }

    String post(String path, String json) {
        return send("POST", path, json);
    }

    String put(String path, String json) {
        return send("PUT", path, json);
    }

    private String send(String method, String path, @org.jspecify.annotations.Nullable String json) {
        try {
            var response = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(url + path))
                            .header("Accept", ACCEPT)
                            .header("Content-Type", "application/json")
                            .method(
                                    method,
                                    json == null
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofString(json))
                            .build(),
                    BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                throw new IllegalStateException(
                        method + " " + path + ": " + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String pact(String consumer, String content) {
        StringBuilder interactions = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            interactions
                    .append(i == 0 ? "" : ",")
                    .append("{\"description\":\"a request for thing ")
                    .append(i)
                    .append(' ')
                    .append(content)
                    .append("\",\"providerState\":\"thing ")
                    .append(i)
                    .append(" exists\",\"request\":{\"method\":\"GET\",\"path\":\"/things/")
                    .append(i)
                    .append(
                            "\",\"headers\":{\"Accept\":\"application/json\"}},\"response\":{\"status\":200,\"headers\":")
                    .append("{\"Content-Type\":\"application/json\"},\"body\":{\"id\":")
                    .append(i)
                    .append(",\"name\":\"thing\",\"description\":\"")
                    .append("a thing among others, described at length ".repeat(8))
                    .append("\",\"tags\":[\"a\",\"b\"]},\"matchingRules\":{\"$.body.id\":{\"match\":\"type\"}}}}");
        }
        return "{\"consumer\":{\"name\":\"" + consumer + "\"},\"provider\":{\"name\":\"shop\"},\"interactions\":["
                + interactions + "],\"metadata\":{\"pactSpecification\":{\"version\":\"2.0.0\"}}}";
    }
}
