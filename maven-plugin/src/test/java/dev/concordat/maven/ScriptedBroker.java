package dev.concordat.maven;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
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
        answers("/", """
                {"_links": {"self": {"href": "%s"},
                  "pb:publish-contracts": {"href": "/contracts/publish"},
                  "pb:pacticipant-version": {"href": "/pacticipants/{pacticipant}/versions/{version}"}}}""".formatted(url()));
        answers(
                "/contracts/publish",
                "{\"notices\": [{\"type\": \"success\", \"text\": \"Taken.\"}, {\"type\": \"warning\", \"text\": \"But.\"}]}");
        answers("/pacticipants/web/versions/2", """
                {"_links": {"pb:record-deployment": [{"name": "test", "href": "/deployed"}],
                            "pb:record-release": [{"name": "test", "href": "/released"}]}}""");
        answers("/deployed", "{}");
        answers("/released", "{}");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.stop();
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    void answers(String path, String body) {
        server.stubFor(any(urlPathEqualTo(path))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/hal+json;charset=utf-8")
                        .withBody(body)));
    }

    /** A matrix of one cell, and what the broker makes of it. */
    void answersCanIDeploy(String deployable, String result) {
        answers("/matrix", """
                {"summary": {"deployable": %s}, "notices": [], "matrix": [
                  {"consumer": {"name": "web", "version": {"number": "2"}},
                   "provider": {"name": "api", "version": {"number": "7"}}, "verificationResult": %s}]}""".formatted(deployable, result));
    }

    /** The last request it got. */
    LoggedRequest last() {
        return requests().get(0);
    }

    /** The requests it got, the last one first. */
    List<LoggedRequest> requests() {
        return server.getAllServeEvents().stream().map(ServeEvent::getRequest).toList();
    }
}
