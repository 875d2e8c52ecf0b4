package dev.concordat.broker.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerCalls;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/** Ten thousand requests that are wrong: each is refused or taken for what it is, and the broker is none the worse. */
@FreshDatabase
class MalformedRequestTests {

    /** Only warming up may take memory; ten thousand requests that each leaked 4 KiB would show. */
    private static final long GROWTH = 24L << 20;

    private static final int WARM_UP = 1_000;
    private static final int REQUESTS = 10_000;

    @Test
    @Timeout(300)
    void requestsWhenMalformedAreNeverAnsweredByAFailure(Database database, TestReporter reporter) throws IOException {
        long seed = System.nanoTime();
        reporter.publishEntry("seed", String.valueOf(seed));
        Map<Integer, Integer> statuses = new TreeMap<>();
        try (Broker broker = RunningBroker.on(database)) {
            MalformedRequests requests = new MalformedRequests(seed, resultsOfAPact(broker));
            for (int i = 0; i < WARM_UP; i++) {
                send(broker.port(), requests.next());
            }
            long before = usedHeap();
            for (int i = 0; i < REQUESTS; i++) {
                byte[] request = requests.next();
                String answer = send(broker.port(), request);
                // Octets that are no HTTP, and halves of requests, may be answered by closing.
                if (!answer.isEmpty()) {
                    int status = Integer.parseInt(answer.substring(9, 12));
                    statuses.merge(status, 1, Integer::sum);
                    assertThat(status)
                            .as("seed %d, request %d: %s\n%s", seed, i, shown(request), answer)
                            .isBetween(200, 499);
                    assertThat(answer)
                            .doesNotContain("\r\nX-Evil", "at dev.concordat", "org.springframework", "PSQL", "<html>");
                }
            }
            assertThat(usedHeap() - before).isLessThan(GROWTH);
            assertThat(new BrokerCalls(broker).get("/").statusCode()).isEqualTo(200);
        }
        reporter.publishEntry("statuses", statuses.toString());
        assertThat(statuses.keySet()).contains(400, 404, 415, 431);
    }

    private static String resultsOfAPact(Broker broker) {
        return BrokerCalls.json(new BrokerCalls(broker).put("/pacts/provider/P/consumer/C/version/0", """
                        {"consumer": {"name": "C"}, "provider": {"name": "P"}, "interactions": []}"""))
                .at("/_links/pb:publish-verification-results/href")
                .asString()
                .substring(broker.url().length());
    }

    private static String send(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            try (OutputStream out = socket.getOutputStream()) {
                out.write(request);
                out.flush();
                socket.shutdownOutput();
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            }
        } catch (SocketException e) {
            // The server had read enough, and closed while we were still sending.
            return "";
        }
    }

    private static String shown(byte[] request) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        return text.length() > 600 ? text.substring(0, 600) + "..." : text;
    }

    private static long usedHeap() {
        long used = Long.MAX_VALUE;
        // What is reachable only weakly goes with the second collection.
        for (int i = 0; i < 3; i++) {
            System.gc();
            used = Math.min(
                    used,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return used;
    }
}
