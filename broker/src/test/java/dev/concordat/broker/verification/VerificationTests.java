package dev.concordat.broker.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerCalls;
import dev.concordat.broker.Contract;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@FreshDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerificationTests {

    private static final String PAIR = "/pacts/provider/api/consumer/web";

    private final Broker broker;
    private final BrokerCalls calls;

    VerificationTests(Database database) {
        broker = RunningBroker.on(database);
        calls = new BrokerCalls(broker);
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @Test
    void resultIsReadAsItWasPublished() {
        Contract.of("web", "1").onBranch("main").publish(calls, "api");

        HttpResponse<String> published = calls.post(results(), """
                {"success": false, "providerApplicationVersion": "p/1", "buildUrl": "https://ci/7",
                 "verifiedBy": {"implementation": "Concordat", "version": "0.1", "other": 1,
                   "clientLanguage": {"name": "java", "testFramework": "JUnit", "version": "17"}},
                 "testResults": [{"interactionId": "x", "success": false, "price": 1.50, "text": "a\\u0000b"}]}
                """);

        assertThat(published.statusCode()).isEqualTo(201);
        String location = published.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> read = calls.get(location.replaceFirst("http://[^/]+", ""));
        assertThat(read.body()).isEqualTo(published.body());
        JsonNode result = BrokerCalls.json(read);
        assertThat(result.path("providerApplicationVersion").asString()).isEqualTo("p/1");
        assertThat(result.path("success").asBoolean()).isFalse();
        assertThat(result.path("buildUrl").asString()).isEqualTo("https://ci/7");
        assertThat(read.body())
                .contains("\"verifiedBy\":{\"implementation\":\"Concordat\",\"version\":\"0.1\","
                        + "\"client_implementation\":\"java\",\"client_test_framework\":\"JUnit\","
                        + "\"client_version\":\"17\"}")
                .contains("\"testResults\":[{\"interactionId\":\"x\",\"success\":false,\"price\":1.50,"
                        + "\"text\":\"a\\u0000b\"}]");
        assertThat(calls.get("/pacticipants/api/versions/p%2F1").statusCode()).isEqualTo(200);
    }

    @Test
    void latestResultIsFoundByEveryAddressOfItsContent() {
        Contract.of("web", "1").tagged("dev").saying("the same").publish(calls, "api");
        Contract.of("web", "2").saying("the same").publish(calls, "api");
        publish("p1", true);
        publish("p2", false);

        for (String address : List.of("/version/1", "/version/2", "/latest", "/latest/dev")) {
            HttpResponse<String> latest = calls.get(PAIR + address + "/verification-results/latest");
            assertThat(latest.statusCode()).as(address).isEqualTo(200);
            assertThat(BrokerCalls.json(latest)
                            .path("providerApplicationVersion")
                            .asString())
                    .isEqualTo("p2");
        }
        assertThat(calls.get(PAIR + "/latest/nope/verification-results/latest").statusCode())
                .isEqualTo(404);
    }

    @Test
    void resultIsTakenForContentThatWasMergedMeanwhile() {
        Contract.of("web", "1").publish(calls, "api");
        String address = results();
        HttpResponse<String> merged = calls.send("PATCH", PAIR + "/version/1", """
                {"interactions": [{"description": "more", "request": {"method": "GET", "path": "/more"},
                  "response": {"status": 200}}]}
                """);
        assertThat(merged.statusCode()).as(merged.body()).isEqualTo(200);
        assertThat(results()).isNotEqualTo(address);

        assertThat(calls.post(address, result("p1", true)).statusCode()).isEqualTo(201);
        assertThat(calls.get(PAIR + "/latest/verification-results/latest").statusCode())
                .isEqualTo(404);
    }

    @Test
    void resultWhenDeletedLeavesTheOneBeforeItInTheMatrix(Connection connection) throws SQLException {
        Contract.of("web", "1").publish(calls, "api");
        publish("p1", true);
        String second = publish("p1", false);
        assertThat(cells(connection)).containsExactly("p1 false");

        assertThat(calls.delete(second).statusCode()).isEqualTo(204);

        assertThat(cells(connection)).containsExactly("p1 true");
        assertThat(calls.get(second).statusCode()).isEqualTo(404);
        assertThat(calls.delete(second).statusCode()).isEqualTo(404);
    }

    @Test
    void resultsOfOneVersionThatComeAtOnceLeaveTheLastOfThemInTheMatrix(Connection connection) throws Exception {
        Contract.of("web", "1").publish(calls, "api");
        String address = results();
        List<Callable<Integer>> publications = IntStream.range(0, 16)
                .mapToObj(i -> (Callable<Integer>) () ->
                        calls.post(address, result("p1", i % 2 == 0)).statusCode())
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (var publication : threads.invokeAll(publications)) {
                assertThat(publication.get()).isEqualTo(201);
            }
        } finally {
            threads.shutdownNow();
        }

        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select count(*), max(r.id), max(l.verification_id), count(distinct"
                                + " l.verification_id) from verification r cross join latest_verification l")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(16);
            assertThat(row.getLong(2)).isEqualTo(row.getLong(3));
            assertThat(row.getInt(4)).isEqualTo(1);
        }
    }

    @Test
    void resultKeepsTheConsumerVersionsItsContentWasGivenOutFor(Connection connection) throws SQLException {
        Contract.of("web", "1").tagged("dev").saying("the same").publish(calls, "api");
        Contract.of("web", "2").saying("the same").publish(calls, "api");
        JsonNode pact = BrokerCalls.json(calls.post("/pacts/provider/api/for-verification", """
                        {"consumerVersionSelectors": [{"tag": "dev"}]}
                        """))
                .path("_embedded")
                .path("pacts")
                .path(0);
        String address =
                pact.path("_links").path("self").path("href").asString().replaceFirst("http://[^/]+", "");

        HttpResponse<String> published = calls.post(address + "/verification-results", result("p1", true));

        assertThat(BrokerCalls.json(published)
                        .path("_links")
                        .path("pb:pact-version")
                        .path("name")
                        .asString())
                .isEqualTo("Pact between web (1) and api");
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select v.number, r.pending, r.wip from verification r"
                        + " join version v on v.id = any(r.consumer_version_ids)")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString("number")).isEqualTo("1");
            assertThat(row.getBoolean("pending")).isTrue();
            assertThat(row.getBoolean("wip")).isFalse();
            assertThat(row.next()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"bm90IG91cnM", "%21%21", "Y3Y9OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "Y3ZuPWElMDBi", "cyU1Ql0lNUJjdiU1RD0x"})
    void metadataWhenNotOursIsOverlooked(String token) {
        Contract.of("web", "1").publish(calls, "api");

        String address = results().replace("/verification-results", "/metadata/" + token);

        assertThat(calls.get(address).statusCode()).isEqualTo(200);
        assertThat(calls.post(address + "/verification-results", result("p1", true))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void summaryOfAConsumerVersionNamesEveryProviderOnce() {
        Contract.of("web", "1").saying("the same").publish(calls, "api");
        Contract.of("web", "2").saying("the same").publish(calls, "api");
        Contract.of("web", "2").publish(calls, "stock");
        publish("p1", true);
        String summary = "/verification-results/consumer/web/version/2/latest";

        JsonNode before = BrokerCalls.json(calls.get(summary));
        assertThat(before.path("success").asBoolean()).isFalse();
        assertThat(before.path("providerSummary").toString())
                .isEqualTo("{\"successful\":[\"api\"],\"failed\":[],\"unknown\":[\"stock\"]}");
        String stock = BrokerCalls.json(calls.get("/pacts/provider/stock/consumer/web/latest"))
                .path("_links")
                .path("pb:publish-verification-results")
                .path("href")
                .asString()
                .replaceFirst("http://[^/]+", "");
        calls.post(stock, result("s1", true));

        assertThat(BrokerCalls.json(calls.get(summary)).path("success").asBoolean())
                .isTrue();
        assertThat(calls.get("/verification-results/consumer/web/version/nope/latest")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                   | {'errors':{'success':['is missing; send true or false'],'providerApplicationVersion':['is missing; send the version of the provider that was verified']}}
            {'success': 'yes', 'providerApplicationVersion': 7}                  | {'errors':{'success':['must be true or false, not [yes]'],'providerApplicationVersion':['must be a string, not 7']}}
            {'success': true, 'providerApplicationVersion': ' '}                 | {'errors':{'providerApplicationVersion':['must not be blank']}}
            {'success': true, 'providerApplicationVersion': 'a\\u0000'}          | {'errors':{'providerApplicationVersion':['must not hold a zero character']}}
            {'success': true, 'providerApplicationVersion': '1', 'buildUrl': 'javascript:alert(1)'} | {'errors':{'buildUrl':['must be an address that begins with http:// or https://']}}
            {'success': true, 'providerApplicationVersion': '1', 'buildUrl': 1}  | {'errors':{'buildUrl':['must be an address that begins with http:// or https://']}}
            []                                                                   | {'error':'The body is JSON, but not an object.'}
            """)
    void resultWhenItCannotBeMeantIsRefused(String body, String answer) {
        Contract.of("web", "1").publish(calls, "api");

        HttpResponse<String> response = calls.post(results(), body.replace('\'', '"'));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo(answer.replace('\'', '"').replace("[yes]", "\\\"yes\\\""));
    }

    @Test
    void resultOfUnknownContentIsNotFound() {
        Contract.of("web", "1").publish(calls, "api");

        assertThat(Stream.of(
                                PAIR + "/pact-version/0000/verification-results",
                                "/pacts/provider/nope/consumer/web/pact-version/0000/verification-results")
                        .map(address -> calls.post(address, result("p1", true)).statusCode()))
                .containsOnly(404);
        assertThat(calls.get(results() + "/abc").statusCode()).isEqualTo(404);
        assertThat(calls.get(results() + "/99999999999999999999").statusCode()).isEqualTo(404);
    }

    /** Where results of the latest pact are published. */
    private String results() {
        return BrokerCalls.json(calls.get(PAIR + "/latest"))
                        .path("_links")
                        .path("pb:pact-version")
                        .path("href")
                        .asString()
                        .replaceFirst("http://[^/]+", "")
                + "/verification-results";
    }

    /** Publishes a result of the latest pact; returns its address. */
    private String publish(String providerVersion, boolean success) {
        HttpResponse<String> response = calls.post(results(), result(providerVersion, success));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return response.headers().firstValue("Location").orElseThrow().replaceFirst("http://[^/]+", "");
    }

    private static String result(String providerVersion, boolean success) {
        return "{\"success\": " + success + ", \"providerApplicationVersion\": \"" + providerVersion + "\"}";
    }

    private static List<String> cells(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select array_agg(v.number || ' ' || l.success order by v.id) from latest_verification l"
                                + " join version v on v.id = l.provider_version_id")) {
            assertThat(rows.next()).isTrue();
            return List.of((String[]) rows.getArray(1).getArray());
        }
    }
}
