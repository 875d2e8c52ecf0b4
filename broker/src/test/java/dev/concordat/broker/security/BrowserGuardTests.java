package dev.concordat.broker.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerOptions;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests as browsers make them; over a socket, because a client of Java does not send such headers. */
@FreshDatabase
class BrowserGuardTests {

    private Broker broker;

    @BeforeEach
    void start(Database database) {
        broker = RunningBroker.on(database, Map.of(BrokerOptions.BASE_URL, "https://pacts.example.org"));
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void writesWhenMadeByAnotherSiteAreRefused() throws IOException {
        assertThat(status("POST", "Sec-Fetch-Site: cross-site")).isEqualTo(403);
        assertThat(status("DELETE", "Sec-Fetch-Site: same-site")).isEqualTo(403);
        assertThat(status("POST", "Origin: https://evil.example")).isEqualTo(403);
        assertThat(status("POST", "Origin: null")).isEqualTo(403);
        assertThat(status("POST", "Origin: http://127.0.0.1:1")).isEqualTo(403);
    }

    @Test
    void writesWhenMadeByOwnPagesAreTaken() throws IOException {
        assertThat(status("POST", "Sec-Fetch-Site: same-origin")).isEqualTo(404);
        assertThat(status("POST", "Origin: http://127.0.0.1:" + broker.port())).isEqualTo(404);
        assertThat(status("POST", "Origin: https://pacts.example.org")).isEqualTo(404);
        assertThat(status("POST", "X-Forwarded-Host: pacts.other.org\r\nOrigin: https://pacts.other.org"))
                .isEqualTo(404);
        assertThat(status("POST", "X-Any: no browser")).isEqualTo(404);
    }

    @Test
    void readsWhenMadeByAnotherSiteAreAnsweredAndLeftForTheBrowserToHide() throws IOException {
        assertThat(status("GET", "Sec-Fetch-Site: cross-site")).isEqualTo(404);
        assertThat(response("GET", "127.0.0.1", "Sec-Fetch-Site: cross-site").toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("access-control-allow-origin");
    }

    @Test
    void hostWhenANameThatAnybodyCanGiveThisMachineIsRefused() throws IOException {
        assertThat(response("GET", "evil.example:" + broker.port(), "X-Any: x")).startsWith("HTTP/1.1 403");
        assertThat(response("GET", "localhost:" + broker.port(), "X-Any: x")).startsWith("HTTP/1.1 404");
        assertThat(response("GET", "[::1]:" + broker.port(), "X-Any: x")).startsWith("HTTP/1.1 404");
        assertThat(response("GET", "Pacts.Example.org", "X-Any: x")).startsWith("HTTP/1.1 404");
    }

    @Test
    void answersTellBrowsersToBeCareful() throws IOException {
        assertThat(response("GET", "127.0.0.1", "X-Any: x").toLowerCase(java.util.Locale.ROOT))
                .contains(
                        "content-security-policy: default-src 'self'; object-src 'none'; base-uri 'none';"
                                + " form-action 'self'; frame-ancestors 'none'\r\n",
                        "x-frame-options: deny\r\n",
                        "x-content-type-options: nosniff\r\n",
                        "referrer-policy: same-origin\r\n")
                .doesNotContain("jetty");
    }

    private int status(String method, String headers) throws IOException {
        return Integer.parseInt(
                response(method, "127.0.0.1:" + broker.port(), headers).substring(9, 12));
    }

    private String response(String method, String host, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), broker.port())) {
            socket.getOutputStream()
                    .write((method + " /nowhere HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                                    + "Content-Length: 0\r\n" + headers + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
