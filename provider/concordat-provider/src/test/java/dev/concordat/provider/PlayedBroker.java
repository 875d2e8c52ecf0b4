package dev.concordat.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A broker as small as can be: selects the pacts it is given, and takes results, in the shapes of the official one. */
final class PlayedBroker implements AutoCloseable {

    static final String PACTS = "/pacts/provider/catalog";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private final String url;
    private final List<String> selected = new ArrayList<>();

    PlayedBroker() {
        server.start();
        url = "http://127.0.0.1:" + server.port();
        server.stubFor(get(urlEqualTo("/")).willReturn(hal(200, """
                {"_links": {
                  "self": {"href": "%1$s"},
                  "pb:provider-pacts-for-verification": {"href": "%1$s/pacts/provider/{provider}/for-verification"},
                  "pb:pacticipant-branch-version":
                    {"href": "%1$s/pacticipants/{pacticipant}/branches/{branch}/versions/{version}"},
                  "pb:pacticipant-version-tag":
                    {"href": "%1$s/pacticipants/{pacticipant}/versions/{version}/tags/{tag}"}}}
                """.formatted(url()))));
        server.stubFor(put(urlMatching("/pacticipants/.*")).willReturn(hal(201, "{}")));
        server.stubFor(post(urlMatching(".*/verification-results"))
                .willReturn(hal(201, "{\"_links\": {\"self\": {\"href\": \"" + url() + "/results/7\"}}}")));
        selection();
    }

    String url() {
        return url;
    }

    /** The properties of a run that takes its pacts from here. */
    Map<String, String> properties(String... more) {
        Map<String, String> properties = new LinkedHashMap<>(
                Map.of("pactbroker.url", url(), "pact.provider.version", "c0ffee", "pact.provider.branch", "main"));
        for (int index = 0; index < more.length; index += 2) {
            properties.put(more[index], more[index + 1]);
        }
        return properties;
    }

    /** Selects one more pact. */
    PlayedBroker selects(String consumer, String hash, boolean pending, String... interactions) {
        String content = PACTS + "/consumer/" + consumer + "/pact-version/" + hash.repeat(40 / hash.length());
        String place = url + content + "/metadata/" + (pending ? "cD10cnVl" : "cw");
        selected.add("""
                {"shortDescription": "latest",
                 "verificationProperties": {"pending": %s, "notices": [{"when": "before_verification", "text":
                   "It is verified because it matches:\\n    * latest version from the main branch 'main' (%s)"}]},
                 "_links": {"self": {"href": "%s", "name": "Pact between %s (%s) and catalog"}}}
                """.formatted(pending, hash, place, consumer, hash));
        server.stubFor(get(urlEqualTo(place.substring(url.length())))
                .willReturn(hal(200, """
                {"consumer": {"name": "%s"}, "provider": {"name": "catalog"}, "interactions": [%s],
                 "metadata": {"pactSpecification": {"version": "4.0"}},
                 "_links": {"self": {"href": "%s", "name": "Pact between %s (%s) and catalog"},
                            "pb:publish-verification-results": {"href": "%s/verification-results"}}}
                """.formatted(consumer, named(interactions), place, consumer, hash, place))));
        selection();
        return this;
    }

    /** With names of the broker's own. */
    private static String named(String... interactions) {
        List<String> named = new ArrayList<>();
        for (String interaction : interactions) {
            named.add(interaction.replaceFirst("\\{", "{\"_id\": \"id-" + (named.size() + 1) + "\","));
        }
        return String.join(",", named);
    }

    private void selection() {
        server.stubFor(post(urlEqualTo(PACTS + "/for-verification"))
                .willReturn(hal(200, "{\"_embedded\": {\"pacts\": [" + String.join(",", selected) + "]}}")));
    }

    /** Answers requests of a kind to places of a pattern otherwise. */
    PlayedBroker answers(String method, String pattern, int status, String body) {
        server.stubFor(request(method, urlMatching(pattern)).willReturn(hal(status, body)));
        return this;
    }

    private static ResponseDefinitionBuilder hal(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/hal+json;charset=utf-8")
                .withBody(body);
    }

    /** What it was asked, in the order of the requests: {@code METHOD /path}. */
    List<String> requests() {
        return logged().map(request -> request.getMethod() + " " + request.getUrl())
                .toList();
    }

    /** What was sent by a method to places that end with a text, as WireMock lays it out; without our own version. */
    List<String> bodies(RequestMethod method, String end) {
        return logged().filter(request ->
                        request.getMethod().equals(method) && request.getUrl().endsWith(end))
                .map(LoggedRequest::getBodyAsString)
                .map(body -> body.strip()
                        .replaceAll("(\"implementation\": \"Concordat\",\\s+\"version\": )\"[^\"]+\"", "$1\"VERSION\""))
                .toList();
    }

    private Stream<LoggedRequest> logged() {
        List<LoggedRequest> requests = new ArrayList<>();
        server.getAllServeEvents().forEach(event -> requests.add(0, event.getRequest()));
        return requests.stream();
    }

    @Override
    public void close() {
        server.stop();
    }
}
