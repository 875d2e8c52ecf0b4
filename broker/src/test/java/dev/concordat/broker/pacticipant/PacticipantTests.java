package dev.concordat.broker.pacticipant;

import static dev.concordat.broker.BrokerCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerCalls;
import dev.concordat.broker.RunningBroker;
import dev.concordat.broker.internal.http.PathSegments;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

@FreshDatabase
class PacticipantTests {

    private static Broker broker;
    private static BrokerCalls calls;

    @BeforeAll
    static void start(Database database) {
        broker = RunningBroker.on(database);
        calls = new BrokerCalls(broker);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "/",
                "two words",
                ".",
                "..",
                "../../etc/passwd",
                "100%",
                "a%2Fb",
                "a+b",
                "a?b=c&d#e",
                "Bücher-Läden",
                "日本語",
                "\uD83D\uDE80 rocket",
                "label",
                "'; drop table pacticipant; --",
                "<script>alert(1)</script>",
                "\"quoted\\"
            })
    void nameWhenUnusualIsKeptAndFoundByItsOwnLink(String name) {
        HttpResponse<String> made = post(name);

        assertThat(made.statusCode()).isEqualTo(201);
        String address = made.headers().firstValue("Location").orElseThrow();
        assertThat(address).isEqualTo(broker.url() + "/pacticipants/" + PathSegments.encode(name));
        HttpResponse<String> read = calls.get(path(address));
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(json(read).get("name").asString()).isEqualTo(name);
        assertThat(json(calls.get("/pacticipants?q=" + PathSegments.encode(name)))
                        .at("/_embedded/pacticipants/0/name")
                        .asString())
                .isEqualTo(name);
        assertThat(calls.delete(path(address)).statusCode()).isEqualTo(204);
        assertThat(calls.get(path(address)).statusCode()).isEqualTo(404);
    }

    @Test
    void nameWhenAsLongAsAllowedIsKept() {
        String name = "\uD83D\uDE80".repeat(255);

        assertThat(post(name).statusCode()).isEqualTo(201);
        assertThat(json(calls.get("/pacticipants/" + PathSegments.encode(name)))
                        .get("name")
                        .asString())
                .isEqualTo(name);
    }

    @Test
    void createWhenValuesAreWrongTellsEach() {
        HttpResponse<String> refused = calls.post("/pacticipants", """
                {"name": "%s", "displayName": " ", "mainBranch": "a b", "repositoryUrl": 1,
                 "repositoryName": "a\\nb", "repositoryNamespace": "a\\u0000b"}
                """.formatted("x".repeat(256)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .isEqualTo(
                        "{\"errors\":{\"name\":[\"is 256 characters long; the most is 255\"],"
                                + "\"displayName\":[\"must not be blank\"],"
                                + "\"mainBranch\":[\"must not contain spaces\"],"
                                + "\"repositoryUrl\":[\"must be text\"],"
                                + "\"repositoryName\":[\"must be a single line\"],"
                                + "\"repositoryNamespace\":[\"must not contain control characters or halves of characters\"]}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                    | {\"errors\":{\"name\":[\"is missing\"]}}",
                "{\"name\": null}      | {\"errors\":{\"name\":[\"must be text\"]}}",
                "{\"name\": [\"a\"]}   | {\"errors\":{\"name\":[\"must be text\"]}}",
                "{\"name\": \"  \"}    | {\"errors\":{\"name\":[\"must not be blank\"]}}",
                "[]                    | {\"error\":\"The body is JSON, but not an object.\"}",
                "{\"name\": \"\\ud83d\"}| {\"errors\":{\"name\":[\"must not contain control characters or halves of"
                        + " characters\"]}}",
            })
    void createWhenNameCannotBeUsedSaysWhy(String body, String answer) {
        HttpResponse<String> refused = calls.post("/pacticipants", body);

        assertThat(refused.body()).isEqualTo(answer);
        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/pacticipants/{}/versions/1/tags/t,      name",
        "/pacticipants/a/versions/{}/tags/t,      version",
        "/pacticipants/a/versions/1/tags/{},      tag",
        "/pacticipants/a/branches/{}/versions/1,  branch",
        "/pacticipants/a/labels/{},               label"
    })
    void writingWhenNameInAddressIsTooLongOrBlankSaysWhich(String address, String what) {
        HttpResponse<String> tooLong = calls.put(address.replace("{}", "x".repeat(3000)), "{}");
        HttpResponse<String> blank = calls.put(address.replace("{}", "%20"), "{}");

        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body())
                .isEqualTo("{\"errors\":{\"" + what + "\":[\"is 3000 characters long; the most is 255\"]}}");
        assertThat(blank.statusCode()).isEqualTo(400);
        assertThat(blank.body()).isEqualTo("{\"errors\":{\"" + what + "\":[\"must not be blank\"]}}");
        assertThat(json(calls.get("/pacticipants")).at("/_embedded/pacticipants"))
                .as("nothing is made of a request that is refused")
                .isEmpty();
    }

    @Test
    void createWhenCalledManyTimesAtOnceMakesOne() throws InterruptedException, ExecutionException {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> put = () ->
                    calls.put("/pacticipants/crowd/versions/1/tags/t", "{}").statusCode();
            List<Future<Integer>> answers =
                    callers.invokeAll(IntStream.range(0, 24).mapToObj(i -> put).toList());
            int made = 0;
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(200, 201);
                made += answer.get() == 201 ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        } finally {
            callers.shutdownNow();
        }
        assertThat(json(calls.get("/pacticipants/crowd/versions")).at("/_embedded/versions"))
                .hasSize(1);
        assertThat(json(calls.get("/pacticipants")).at("/_embedded/pacticipants"))
                .hasSize(1);
    }

    @Test
    void pageWhenAskedForIsOneOfAllAndLinksToItsNeighbours() {
        IntStream.range(0, 5).forEach(i -> post("app-" + i));
        post("other");

        JsonNode page = json(calls.get("/pacticipants?q=app&page=2&size=2"));

        assertThat(page.get("page").toString())
                .isEqualTo("{\"number\":2,\"size\":2,\"totalElements\":5,\"totalPages\":3}");
        assertThat(names(page)).containsExactly("app-2", "app-3");
        assertThat(page.at("/_links/next/href").asString())
                .isEqualTo(broker.url() + "/pacticipants?size=2&page=3&q=app");
        assertThat(page.at("/_links/previous/href").asString())
                .isEqualTo(broker.url() + "/pacticipants?size=2&page=1&q=app");
        JsonNode beyond = json(calls.get("/pacticipants?page=999999999&size=999999999"));
        assertThat(names(beyond)).isEmpty();
        assertThat(names(json(calls.get(path(page.at("/_links/next/href").asString())))))
                .containsExactly("app-4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "page=0&size=x                | {\"errors\":{\"page\":[\"must be 1 or more\"],"
                        + "\"size\":[\"must be a whole number\"]}}",
                "page=99999999999999999999    | {\"errors\":{\"page\":[\"must be a whole number\"]}}",
                "pageNumber=-1&pageSize=      | {\"errors\":{\"pageNumber\":[\"must be 1 or more\"],"
                        + "\"pageSize\":[\"must be a whole number\"]}}",
                "q=%00                        | {\"error\":\"The query holds a zero character.\"}",
            })
    void pageWhenItMakesNoSenseIsRefused(String query, String answer) {
        for (String list : List.of("/pacticipants", "/labels", "/integrations", "/dashboard")) {
            HttpResponse<String> refused = calls.get(list + "?" + query);
            if (query.startsWith("q") && !list.equals("/pacticipants") && !list.equals("/integrations")) {
                continue;
            }
            assertThat(refused.body()).as(list).isEqualTo(answer);
            assertThat(refused.statusCode()).isEqualTo(400);
        }
    }

    @Test
    void updateWhenPartialLeavesTheRestAndWhenWholeReplacesIt() {
        calls.post("/pacticipants", """
                {"name": "shop-web", "repositoryName": "shop", "mainBranch": "trunk", "displayName": "The Shop"}
                """);

        JsonNode patched = json(calls.send("PATCH", "/pacticipants/shop-web", "{\"mainBranch\": \"main\"}"));
        assertThat(patched.get("mainBranch").asString()).isEqualTo("main");
        assertThat(patched.get("repositoryName").asString()).isEqualTo("shop");
        JsonNode replaced = json(calls.put("/pacticipants/shop-web", "{\"mainBranch\": \"next\"}"));
        assertThat(replaced.get("mainBranch").asString()).isEqualTo("next");
        assertThat(replaced.has("repositoryName")).isFalse();
        assertThat(replaced.get("displayName").asString()).isEqualTo("Shop Web");
        HttpResponse<String> unknown = calls.put("/pacticipants/nobody", "{}");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).isEqualTo("{\"error\":\"No pacticipant is named 'nobody'.\"}");
    }

    private static HttpResponse<String> post(String name) {
        JsonNode body = JsonNodeFactory.instance.objectNode().put("name", name);
        return calls.post("/pacticipants", body.toString());
    }

    private static String path(String address) {
        return address.substring(broker.url().length());
    }

    private static List<String> names(JsonNode page) {
        return page.at("/_embedded/pacticipants")
                .valueStream()
                .flatMap(each -> Stream.of(each.get("name").asString()))
                .toList();
    }
}
