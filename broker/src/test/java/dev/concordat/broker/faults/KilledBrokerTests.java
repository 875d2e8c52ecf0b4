package dev.concordat.broker.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker that is killed under load: what it acknowledged is there when it is up again, whole, and nothing is there in
 * halves. The property {@code concordat.broker.kills} says how often; 2 by default, 30 in the nightly build.
 */
class KilledBrokerTests {

    private static final int KILLS = Integer.getInteger("concordat.broker.kills", 2);
    private static final List<String> PROVIDERS = List.of("shop", "stock");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> tried = new ConcurrentLinkedQueue<>();
    private final Queue<String> verified = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    void whatWasAcknowledgedIsThereAndNothingIsTorn() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            BrokerProgram broker = BrokerProgram.start(folder, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
            ExecutorService publishers = Executors.newFixedThreadPool(4);
            try {
                String url = broker.url();
                for (int i = 0; i < 4; i++) {
                    publishers.execute(() -> publishUntilItFails(url));
                }
                int enough = acknowledged.size() + 20 + random.nextInt(40);
                await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() >= enough);
            } finally {
                broker.kill();
                publishers.shutdown();
                assertThat(publishers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            }
        }
        try (BrokerProgram broker =
                BrokerProgram.start(folder, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"))) {
            check(broker.url(), seed);
        }
    }

    private void check(String url, long seed) throws IOException, InterruptedException {
        for (String version : acknowledged) {
            for (String provider : PROVIDERS) {
                assertThat(get(url + "/pacts/provider/" + provider + "/consumer/web/version/" + version)
                                .statusCode())
                        .as("%s with %s, seed %s", version, provider, seed)
                        .isEqualTo(200);
            }
        }
        for (String result : verified) {
            assertThat(get(url + result).statusCode())
                    .as("%s, seed %s", result, seed)
                    .isEqualTo(200);
        }
        // What was not acknowledged may be there or not, but with all of its pacts or none.
        for (String version : tried) {
            long there = 0;
            for (String provider : PROVIDERS) {
                there += get(url + "/pacts/provider/" + provider + "/consumer/web/version/" + version)
                                        .statusCode()
                                == 200
                        ? 1
                        : 0;
            }
            assertThat(there).as("%s, seed %s", version, seed).isIn(0L, (long) PROVIDERS.size());
        }
    }

    private void publishUntilItFails(String url) {
        try {
            while (true) {
                String version = "v" + next.incrementAndGet();
                tried.add(version);
                if (post(url + "/contracts/publish", publication(version)).statusCode() != 200) {
                    throw new AssertionError("refused");
                }
                acknowledged.add(version);
                verify(url, version);
            }
        } catch (IOException e) {
            // The broker was killed: what the test is for.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void verify(String url, String version) throws IOException, InterruptedException {
        HttpResponse<String> pact = get(url + "/pacts/provider/shop/consumer/web/version/" + version);
        String link = pact.body()
                .replaceAll(
                        "(?s).*\"pb:publish-verification-results\":\\{[^}]*\"href\":\"[^\"]*?(/pacts/[^\"]+)\".*",
                        "$1");
        HttpResponse<String> result =
                post(url + link, "{\"success\": true, \"providerApplicationVersion\": \"p" + version + "\"}");
        if (result.statusCode() == 201) {
            verified.add(
                    result.body().replaceAll("(?s).*\"self\":\\{[^}]*\"href\":\"[^\"]*?(/pacts/[^\"]+)\".*", "$1"));
        }
    }

    private static String publication(String version) {
        List<String> contracts = new ArrayList<>();
        for (String provider : PROVIDERS) {
            String pact =
                    "{\"consumer\":{\"name\":\"web\"},\"provider\":{\"name\":\"" + provider + "\"},\"interactions\":[{"
                            + "\"description\":\"" + version + "\",\"request\":{\"method\":\"GET\",\"path\":\"/\"},"
                            + "\"response\":{\"status\":200}}],\"metadata\":{\"pactSpecification\":{\"version\":\"2.0.0\"}}}";
            contracts.add("{\"consumerName\":\"web\",\"providerName\":\"" + provider
                    + "\",\"specification\":\"pact\",\"contentType\":\"application/json\",\"content\":\""
                    + Base64.getEncoder().encodeToString(pact.getBytes(StandardCharsets.UTF_8)) + "\"}");
        }
        return "{\"pacticipantName\":\"web\",\"pacticipantVersionNumber\":\"" + version
                + "\",\"branch\":\"main\",\"contracts\":[" + String.join(",", contracts) + "]}";
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Accept", "application/hal+json")
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String url, String json) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }
}
