package dev.concordat.consumer.internal.http;

import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.OptionalBody;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Requests that a new server answers in the background, so that what it needs is loaded while the first test still
 * describes what it expects. No test ever sees them.
 */
final class WarmUp {

    private static final String PATH = "/concordat-warm-up-" + UUID.randomUUID();
    private static final int TIMES = 3;
    private static final int PATIENCE_MILLIS = 5_000;

    private WarmUp() {}

    static boolean isMeant(String url) {
        return url.equals(PATH);
    }

    /** What such a request is answered by. */
    static Exchange exchange() {
        Exchange exchange = new Exchange("concordat", "concordat", "");
        HttpResponse response = new HttpResponse(200);
        response.setBody(OptionalBody.body("{\"warm\":true}", ContentType.getJSON()));
        exchange.expect("warm-up", List.of(), new HttpRequest("GET", PATH)).respondWith(response);
        return exchange;
    }

    /** All at once on one connection, which the server closes after the last. */
    static void of(MockServer server) {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = "GET " + PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n";
            String all = (request + "\r\n").repeat(TIMES - 1) + request + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(all.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            // the server was closed meanwhile, or is slow: it works cold as well
        }
    }
}
