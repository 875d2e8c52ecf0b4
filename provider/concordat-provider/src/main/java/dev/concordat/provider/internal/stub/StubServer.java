package dev.concordat.provider.internal.stub;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.github.tomakehurst.wiremock.verification.NearMiss;
import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import java.util.List;

/** One third party's WireMock, on loopback and a port of its own. The only type here that knows WireMock. */
final class StubServer {

    private final ThirdParty party;
    private final WireMockServer server;

    private StubServer(ThirdParty party, WireMockServer server) {
        this.party = party;
        this.server = server;
    }

    static StubServer start(ThirdParty party) {
        WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .globalTemplating(false));
        server.start();
        return new StubServer(party, server);
    }

    String name() {
        return party.name();
    }

    String property() {
        return party.property();
    }

    Origin origin() {
        return party.origin();
    }

    List<String> always() {
        return party.always();
    }

    String resource(String mapping) {
        return party.resource(mapping);
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    void reset() {
        server.resetAll();
    }

    void stop() {
        server.stop();
    }

    void add(StubFile file, List<String> mappings) {
        for (String mapping : mappings) {
            try {
                server.addStubMapping(StubMapping.buildFrom(mapping));
            } catch (RuntimeException e) {
                throw new ConcordatException(
                        Problem.at(
                                Origin.of(file.resource()),
                                "The stub '" + file.resource() + "' is not a WireMock mapping: " + e.getMessage(),
                                "mend it; its format is WireMock's own for mappings."),
                        e);
            }
        }
    }

    List<String> unmatched() {
        return server.findAllUnmatchedRequests().stream().map(this::told).toList();
    }

    private String told(LoggedRequest request) {
        String asked = name() + ": " + request.getMethod() + " " + request.getUrl();
        List<NearMiss> near = server.findNearMissesFor(request);
        return near.isEmpty()
                ? asked + " (no stub is loaded)"
                : asked + "\n" + readable(near.get(0).getDiff().toString());
    }

    /** WireMock tells a difference in the form that IDEs look for; people need less. */
    private static String readable(String diff) {
        return diff.strip()
                .replaceFirst("^expected:<", "nearest stub:")
                .replaceFirst("\n> but was:<", "\nrequest:")
                .replaceFirst("\n>$", "");
    }
}
