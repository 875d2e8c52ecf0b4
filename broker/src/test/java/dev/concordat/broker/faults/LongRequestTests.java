package dev.concordat.broker.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The longest requests, several at once, to a broker that has no more heap than its distribution gives it. */
class LongRequestTests {

    private static final int LONGEST = 10 << 20;

    private static final String NO_MEMORY =
            "{\"error\":\"The broker has not enough memory for this and all that it does"
                    + " at the same time. Send it again later. If that does not help, its operator can give the broker a larger"
                    + " heap, by '-Xmx'.\"}";

    private final HttpClient client = HttpClient.newHttpClient();
    private BrokerProgram broker;
    private String url;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        broker = BrokerProgram.start(
                folder, List.of("@src/main/distribution/jvm.options"), "--concordat.broker.long-request-wait=2");
        url = broker.url();
    }

    @AfterEach
    void end() {
        broker.close();
    }

    @Test
    void pactsOfTenMebibytesAtOnceAreAllTakenInTheEnd() throws Exception {
        byte[] pact = pact(LONGEST);
        List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            sent.add(client.sendAsync(put("1." + i, pact), BodyHandlers.ofString()));
        }

        for (int i = 0; i < 4; i++) {
            HttpResponse<String> answer = sent.get(i).join();
            // who waited in vain is told so, and comes again
            while (answer.statusCode() == 503) {
                assertThat(answer.body()).isEqualTo(inVain(pact.length));
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
                answer = client.send(put("1." + i, pact), BodyHandlers.ofString());
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
        for (int i = 0; i < 4; i++) {
            assertThat(get("1." + i).body()).contains("\"description\":\"the last\"");
        }
    }

    @Test
    void pactWhenThereIsNoRoomIsRefusedAndOthersAreNot() throws Exception {
        byte[] pact = pact(LONGEST);
        try (Socket slow = new Socket()) {
            // what the broker has not read yet does not fit between the two
            slow.setSendBufferSize(64 << 10);
            slow.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), URI.create(url).getPort()));
            slow.getOutputStream().write(head("/pacts/provider/shop/consumer/web/version/1", pact.length));
            slow.getOutputStream().write(pact, 0, pact.length - 1);

            HttpResponse<String> refused = client.send(put("2", pact), BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).isEqualTo(inVain(pact.length));
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/hal+json;charset=utf-8");
            assertThat(get("2").statusCode()).isEqualTo(404);
            assertThat(client.send(put("3", pact(1000)), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(201);
            assertThat(client.send(put("4", pact(900 << 10)), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(201);
            assertThat(client.send(chunked("5", pact(1000)), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(201);

            slow.getOutputStream().write(pact, pact.length - 1, 1);
            assertThat(new String(slow.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 201");
        }
        assertThat(client.send(chunked("2", pact), BodyHandlers.ofString()).statusCode())
                .isEqualTo(201);
        assertThat(get("2").body()).contains("\"description\":\"the last\"");
    }

    @Test
    void requestThatTakesMoreThanTheHeapIsRefusedInJson() throws Exception {
        String many = "[" + "{},".repeat(LONGEST / 3 - 100) + "{}]";

        HttpResponse<String> refused =
                client.send(put("1", many.getBytes(StandardCharsets.US_ASCII)), BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).isEqualTo(NO_MEMORY);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/hal+json;charset=utf-8");
        assertThat(client.send(put("2", pact(1000)), BodyHandlers.ofString()).statusCode())
                .isEqualTo(201);
    }

    @Test
    void requestThatIsTooLongIsToldSoAndNotCutOff() throws Exception {
        byte[] pact = pact(LONGEST + 4096);

        for (HttpRequest each : List.of(put("1", pact), chunked("1", pact))) {
            HttpResponse<String> refused = client.send(each, BodyHandlers.ofString());

            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body())
                    .isEqualTo("{\"error\":\"The body is longer than 10485760 bytes, the most this broker takes."
                            + " Its operator can raise 'concordat.broker.max-request-size'.\"}");
        }
    }

    private static String inVain(int length) {
        return "{\"error\":\"The broker has as many long requests in memory as its heap has room for, and this one of "
                + length + " bytes waited in vain; nothing of it was kept. Send it again later. If that happens often,"
                + " its operator can give the broker a larger heap, by '-Xmx'.\"}";
    }

    /** As many interactions as go into a length, which take the more memory the shorter they are. */
    private static byte[] pact(int length) {
        StringBuilder pact = new StringBuilder(length);
        pact.append("{\"consumer\":{\"name\":\"web\"},\"provider\":{\"name\":\"shop\"},\"interactions\":[");
        for (int i = 0; pact.length() < length - 700; i++) {
            pact.append("{\"description\":\"a request of number ")
                    .append(i)
                    .append("\",\"request\":{\"method\":\"GET\",\"path\":\"/products/")
                    .append(i)
                    .append("\"},\"response\":{\"status\":200,\"headers\":{\"Content-Type\":\"application/json\"},")
                    .append("\"body\":{\"id\":10,\"name\":\"Kettle\",\"price\":{\"cents\":4900,\"currency\":\"EUR\"}},")
                    .append(
                            "\"matchingRules\":{\"$.body.id\":{\"match\":\"type\"},\"$.body.name\":{\"match\":\"type\"}}}},");
        }
        pact.append("{\"description\":\"the last\",\"request\":{\"method\":\"GET\",\"path\":\"/\"},")
                .append(
                        "\"response\":{\"status\":200}}],\"metadata\":{\"pactSpecification\":{\"version\":\"2.0.0\"}}}");
        pact.append(" ".repeat(Math.max(0, length - pact.length())));
        return pact.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private HttpRequest put(String version, byte[] body) {
        return request(version)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private HttpRequest chunked(String version, byte[] body) {
        return request(version)
                .PUT(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(body)))
                .build();
    }

    private HttpRequest.Builder request(String version) {
        return HttpRequest.newBuilder(URI.create(url + "/pacts/provider/shop/consumer/web/version/" + version))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> get(String version) throws IOException, InterruptedException {
        return client.send(request(version).GET().build(), BodyHandlers.ofString());
    }

    private static byte[] head(String path, int length) {
        return Stream.of(
                        "PUT " + path + " HTTP/1.1",
                        "Host: localhost",
                        "Content-Type: application/json",
                        "Connection: close",
                        "Content-Length: " + length,
                        "",
                        "")
                .reduce((head, line) -> head + "\r\n" + line)
                .orElseThrow()
                .getBytes(StandardCharsets.US_ASCII);
    }
}
