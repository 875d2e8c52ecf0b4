package dev.concordat.pactbroker;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Answers as a test tells it to, over HTTP, as the official broker was seen to. */
public final class ScriptedBroker implements BeforeEachCallback, AfterEachCallback {

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    @Override
    public void beforeEach(ExtensionContext context) {
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.stop();
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    public WireMockServer server() {
        return server;
    }

    /** One answer to every request to a path, query included, whatever its method. */
    public void answers(String path, int status, String body) {
        answers(path, hal(status, body));
    }

    public void answers(String path, ResponseDefinitionBuilder answer) {
        server.stubFor(any(urlEqualTo(path)).willReturn(answer));
    }

    /** An index with these relations, each to a path. */
    public void offers(Map<String, String> relations) {
        Map<String, String> all = new LinkedHashMap<>(relations);
        all.put("self", "");
        StringBuilder links = new StringBuilder();
        all.forEach((relation, path) -> links.append(links.isEmpty() ? "" : ",")
                .append('"')
                .append(relation)
                .append("\":{\"href\":\"")
                .append(url())
                .append(path)
                .append("\"}"));
        answers("/", 200, "{\"_links\":{" + links + "}}");
    }

    public static ResponseDefinitionBuilder hal(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/hal+json;charset=utf-8")
                .withBody(body);
    }

    /** The requests it got, in their order. */
    public List<LoggedRequest> requests() {
        List<LoggedRequest> requests = new ArrayList<>(
                server.getAllServeEvents().stream().map(ServeEvent::getRequest).toList());
        Collections.reverse(requests);
        return requests;
    }

    public BrokerClient client() {
        return client(Map.of());
    }

    /** A client that does not wait between attempts, with these properties beside the address. */
    public BrokerClient client(Map<String, String> properties) {
        return BrokerClient.of(BrokerSettings.from(properties(properties)).withRetries(3, Duration.ZERO));
    }

    public PactProperties properties(Map<String, String> properties) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(PactProperties.URL, url()));
        all.putAll(properties);
        return PactProperties.of(all::get, name -> null);
    }
}
