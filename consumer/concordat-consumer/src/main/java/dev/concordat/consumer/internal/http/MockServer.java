package dev.concordat.consumer.internal.http;

import au.com.dius.pact.core.matchers.generators.ArrayContainsJsonGenerator;
import au.com.dius.pact.core.matchers.generators.DefaultResponseGenerator;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.IResponse;
import au.com.dius.pact.core.model.generators.GeneratorTestMode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A WireMock server that lives as long as the run and serves one test at a time. A filter takes every request before
 * WireMock looks for a stub, and hands it to the exchange of the test that runs now, so that changing tests costs
 * nothing: no stub is added, no journal grows.
 */
public final class MockServer implements AutoCloseable {

    private final WireMockServer server;
    private final AtomicReference<@Nullable Exchange> current = new AtomicReference<>();

    /** Starts a server on the loopback interface; port 0 stands for any free one. */
    MockServer(int port) {
        server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .port(port)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .extensionScanningEnabled(false)
                .gzipDisabled(true)
                .http2PlainDisabled(true)
                .templatingEnabled(false)
                .httpClientFactory(MockServer::noClient)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .extensions(new Answering()));
        server.start();
    }

    /** WireMock would prepare one for proxying, which takes a quarter of a second and is never used here. */
    private static HttpClient noClient(
            Options options, boolean trustAll, List<String> trusted, boolean useSystemProperties) {
        return request -> {
            throw new UnsupportedOperationException("The mocked provider forwards nothing.");
        };
    }

    /** Where it listens. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    void serve(@Nullable Exchange exchange) {
        current.set(exchange);
    }

    @Override
    public void close() {
        server.stop();
    }

    private ResponseDefinition answer(Request request) {
        Exchange exchange = WarmUp.isMeant(request.getUrl()) ? WarmUp.exchange() : current.get();
        if (exchange == null) {
            return failure("No test is running; the request came before or after its test.");
        }
        return exchange.answer(ReceivedRequest.of(request))
                .fold(interaction -> response(interaction.getResponse()), problem -> failure(problem.toString()));
    }

    private ResponseDefinition response(HttpResponse described) {
        Map<String, Object> context = new HashMap<>();
        context.put("mockServer", Map.of("href", url(), "port", server.port()));
        context.put("ArrayContainsJsonGenerator", ArrayContainsJsonGenerator.INSTANCE);
        IResponse generated = DefaultResponseGenerator.INSTANCE.generateResponse(
                described, context, GeneratorTestMode.Consumer, List.of(), Map.of());
        ResponseDefinitionBuilder response =
                ResponseDefinitionBuilder.responseDefinition().withStatus(generated.getStatus());
        generated.getHeaders().forEach((name, values) -> response.withHeader(name, values.toArray(String[]::new)));
        if (generated.getBody().isPresent()) {
            response.withBody(generated.getBody().unwrap());
        }
        return response.build();
    }

    private static ResponseDefinition failure(String text) {
        return ResponseDefinitionBuilder.responseDefinition()
                .withStatus(500)
                .withHeader("Content-Type", "text/plain;charset=UTF-8")
                .withBody(text)
                .build();
    }

    /** Answers in the place of stubs. */
    private final class Answering implements StubRequestFilterV2 {

        @Override
        public String getName() {
            return "concordat";
        }

        @Override
        public RequestFilterAction filter(Request request, ServeEvent event) {
            return RequestFilterAction.stopWith(answer(request));
        }
    }
}
