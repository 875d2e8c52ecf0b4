package dev.concordat.broker.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the server refuses before the broker sees it is answered by the broker's own JSON all the same. */
@FreshDatabase
class ServerErrorTests {

    @Test
    void requestsThatTheServerRefusesAreAnsweredInJson(Database database) throws IOException {
        String host = "Host: localhost\r\nAccept: text/html\r\nConnection: close\r\n";
        try (Broker broker = RunningBroker.on(database)) {
            assertThat(answer(broker, "GARBAGE\r\n\r\n")).isEqualTo(json("400", "Bad Request."));
            assertThat(answer(broker, "GET / HTTP/1.1\r\nAccept: text/html\r\n\r\n"))
                    .isEqualTo(json("400", "Bad Request."));
            assertThat(answer(broker, "GET / HTTP/1.1\r\nHost: a b:c\r\n\r\n")).isEqualTo(json("400", "Bad Request."));
            assertThat(answer(broker, "GET / HTTP/3.0\r\n" + host + "\r\n"))
                    .isEqualTo(json("505", "HTTP Version Not Supported."));
            assertThat(answer(broker, "GET /" + "a".repeat(40_000) + " HTTP/1.1\r\n" + host + "\r\n"))
                    .isEqualTo(json("414", "URI Too Long."));
            assertThat(answer(broker, "GET / HTTP/1.1\r\n" + host + "X: " + "a".repeat(40_000) + "\r\n\r\n"))
                    .isEqualTo(json("431", "Request Header Fields Too Large."));
            assertThat(answer(broker, "GET / HTTP/1.1\r\n" + host + "Expect: 42\r\n\r\n"))
                    .isEqualTo(json("417", "Expectation Failed."));
        }
    }

    private static String json(String status, String message) {
        return status + " application/hal+json;charset=utf-8 {\"error\":\"" + message + "\"}";
    }

    private static String answer(Broker broker, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), broker.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return answer.replaceAll("(?s)HTTP/1.1 (\\d+) .*Content-Type: ([^\r]*).*\r\n\r\n(.*)", "$1 $2 $3");
        }
    }
}
