package dev.concordat.benchmarks.verify;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The trivial provider: one answer for every product, from the JDK's own server. */
final class PlainProvider implements AutoCloseable {

    /** The system property that tells the test classes its port. */
    static final String PORT = "benchmark.provider.port";

    private final HttpServer server;

    PlainProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/products/", exchange -> {
            String id = exchange.getRequestURI().getPath().substring("/products/".length());
            byte[] body = ("{\"id\":" + id + ",\"sku\":\"SKU-" + id + "\",\"name\":\"Product " + id
                            + "\",\"price\":{\"amount\":\"49.00\",\"currency\":\"EUR\"},\"tags\":[\"a\",\"b\"]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
