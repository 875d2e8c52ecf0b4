package dev.concordat.provider.internal.replay;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Sends what most interactions are, a GET without a body over plain HTTP, on the test's own thread. The JDK's newer
 * client hands each request through its selector's thread, which costs more than all the rest of an interaction.
 */
final class PlainGet {

    /** What the older client drops without a word; requests with one of these go the other way. */
    private static final Set<String> REFUSED = Set.of(
            "access-control-request-headers",
            "access-control-request-method",
            "content-transfer-encoding",
            "keep-alive",
            "origin",
            "te",
            "trailer",
            "transfer-encoding",
            "via");

    private PlainGet() {}

    static boolean canSend(HttpRequest request) {
        return request.method().equals("GET")
                && "http".equalsIgnoreCase(request.uri().getScheme())
                && request.bodyPublisher()
                        .map(body -> body.contentLength() == 0)
                        .orElse(true)
                && request.headers().map().keySet().stream()
                        .noneMatch(name -> REFUSED.contains(name.toLowerCase(Locale.ROOT)));
    }

    static Answer send(HttpRequest request, Duration timeout) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) request.uri().toURL().openConnection(Proxy.NO_PROXY);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) timeout.toMillis());
        connection.setReadTimeout((int) timeout.toMillis());
        // Its own default asks for HTML first.
        connection.setRequestProperty("Accept", "*/*");
        request.headers()
                .map()
                .forEach((name, values) -> connection.setRequestProperty(name, String.join(", ", values)));
        try {
            int status = connection.getResponseCode();
            return Answer.of(status, headers(connection), body(connection));
        } catch (SocketTimeoutException e) {
            throw new HttpTimeoutException(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, List<String>> headers(HttpURLConnection connection) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        connection.getHeaderFields().forEach((name, values) -> {
            // The status line is kept there without a name.
            if (name != null) {
                headers.put(name, values);
            }
        });
        return headers;
    }

    /** Read to its end, so that the connection can be used again. */
    private static byte[] body(HttpURLConnection connection) throws IOException {
        InputStream error = connection.getErrorStream();
        try (InputStream in = connection.getResponseCode() < 400 ? connection.getInputStream() : error) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }
}
