package dev.concordat.cli.deploy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Answers as a test tells it to, over HTTP. */
final class ScriptedBroker implements BeforeEachCallback, AfterEachCallback {

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    @Override
    public void beforeEach(ExtensionContext context) {
        server.start();
        answers("/", 200, """
                {"_links": {"self": {"href": "%s"},
                  "pb:publish-contracts": {"href": "/contracts/publish"},
                  "pb:environments": {"href": "/environments"},
                  "pb:pacticipant-version": {"href": "/pacticipants/{pacticipant}/versions/{version}"}}}""".formatted(url()));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.stop();
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    void answers(String path, int status, String body) {
        server.stubFor(any(urlPathEqualTo(path))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/hal+json;charset=utf-8")
                        .withBody(body)));
    }

    /** The last request it got. */
    LoggedRequest last() {
        return server.getAllServeEvents().stream()
                .map(ServeEvent::getRequest)
                .findFirst()
                .orElseThrow();
    }
}
