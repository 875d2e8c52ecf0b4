package dev.concordat.consumer.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.OptionalBody;
import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MockServersTests {

    private static final Origin FILE = new Origin("concordat.yml", 1);

    @Test
    void borrowWhenTestsFollowEachOtherLendsTheSameServer() throws Exception {
        try (MockServers servers = new MockServers(settings("0"))) {
            MockServer first = servers.borrow("catalog", exchange("first"));
            String url = first.url();
            assertThat(get(url)).isEqualTo("200 first");
            servers.giveBack("catalog", first);
            assertThat(get(url)).isEqualTo("500 No test is running; the request came before or after its test.");

            MockServer second = servers.borrow("catalog", exchange("second"));

            assertThat(second.url()).isEqualTo(url);
            assertThat(get(url)).isEqualTo("200 second");
        }
    }

    @Test
    void borrowWhenTestsRunAtOnceLendsEachItsOwnServer() throws Exception {
        try (MockServers servers = new MockServers(settings("0"))) {
            String one = servers.borrow("catalog", exchange("one")).url();
            String other = servers.borrow("catalog", exchange("other")).url();

            assertThat(get(one)).isEqualTo("200 one");
            assertThat(get(other)).isEqualTo("200 other");
        }
    }

    @Test
    void borrowWhenThePortIsFixedListensThereForEveryProvider() throws Exception {
        int port = freePort();
        try (MockServers servers = new MockServers(settings(Integer.toString(port)))) {
            MockServer server = servers.borrow("catalog", exchange("catalog"));
            assertThat(server.url()).isEqualTo("http://127.0.0.1:" + port);
            servers.giveBack("catalog", server);

            assertThat(get(servers.borrow("stock", exchange("stock")).url())).isEqualTo("200 stock");
        }
    }

    @Test
    void borrowWhenThePortIsTakenSaysWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                MockServers servers = new MockServers(settings(Integer.toString(taken.getLocalPort())))) {
            servers.prepare("catalog");
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatExceptionOfType(ConcordatException.class)
                        .isThrownBy(() -> servers.borrow("catalog", exchange("any")))
                        .withMessage("""
                                The mock of 'catalog' cannot listen on port %d: Address already in use.
                                  Where: 'mock.port' in concordat.yml, system property 'concordat.mock.port' or environment variable 'CONCORDAT_MOCK_PORT'
                                  Fix: stop what listens there, or remove the setting to use a free port.""".formatted(taken.getLocalPort()));
            }
        }
    }

    @Test
    void serversWhenThePortIsNoneSaysWhatToGive() {
        for (String port : List.of("http", "-1", "65536")) {
            assertThatExceptionOfType(ConcordatException.class)
                    .isThrownBy(() -> new MockServers(settings(port)))
                    .withMessage("""
                            'mock.port' is '%s', which is no port.
                              Where: 'mock.port' in concordat.yml, system property 'concordat.mock.port' or environment variable 'CONCORDAT_MOCK_PORT'
                              Fix: give a number from 1 to 65535, or remove it to use a free port.""".formatted(port));
        }
    }

    @Test
    void serversWhenASettingIsUnknownNameTheOnesThatAreNot() {
        YamlValue.Mapping mock = new YamlValue.Mapping(
                FILE, Map.of("prot", new YamlValue.Scalar(new Origin("concordat.yml", 2), 80, "80")));

        assertThatExceptionOfType(ConcordatException.class)
                .isThrownBy(() -> new MockServers(Settings.of(new YamlValue.Mapping(FILE, Map.of("mock", mock)))))
                .withMessage("""
                        'prot' is not a key of 'mock'.
                          Where: concordat.yml:2
                          Fix: did you mean 'port'? Known: port.""");
    }

    @Test
    void borrowWhenPreparedLendsTheServerThatWasStartedAhead() throws Exception {
        try (MockServers servers = new MockServers(settings("0"))) {
            servers.prepare("catalog");
            servers.prepare("catalog");
            MockServer server = servers.borrow("catalog", exchange("prepared"));

            assertThat(get(server.url())).isEqualTo("200 prepared");
            servers.giveBack("catalog", server);
            servers.prepare("catalog");
            assertThat(servers.borrow("catalog", exchange("again"))).isSameAs(server);
        }
    }

    private static Settings settings(String port) {
        return Settings.of(new YamlValue.Mapping(
                FILE,
                Map.of("mock", new YamlValue.Mapping(FILE, Map.of("port", new YamlValue.Scalar(FILE, port, port))))));
    }

    private static Exchange exchange(String body) {
        Exchange exchange = new Exchange("storefront", "catalog", "any.Tests#test");
        HttpResponse response = new HttpResponse(200);
        response.setBody(OptionalBody.body(body));
        exchange.expect("anything", List.of(), new HttpRequest("GET", "/")).respondWith(response);
        return exchange;
    }

    private static String get(String url) throws IOException, InterruptedException {
        java.net.http.HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(URI.create(url + "/"))
                                .build(),
                        BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
