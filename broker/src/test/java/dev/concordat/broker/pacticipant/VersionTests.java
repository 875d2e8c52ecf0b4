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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@FreshDatabase
class VersionTests {

    private static final String PATCH = "application/merge-patch+json";

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
    @ValueSource(strings = {"feat/x", "..", "a b", "日本", "1.0+build.7", "100%"})
    void branchTagAndNumberWhenUnusualAreFoundByTheirOwnLinks(String name) {
        String encoded = PathSegments.encode(name);
        calls.put("/pacticipants/app/branches/" + encoded + "/versions/" + encoded, "{}");
        calls.put("/pacticipants/app/versions/" + encoded + "/tags/" + encoded, "{}");

        JsonNode version = json(calls.get("/pacticipants/app/versions/" + encoded));

        for (String pointer : List.of(
                "/_links/self",
                "/_embedded/branchVersions/0/_links/self",
                "/_embedded/tags/0/_links/self",
                "/_links/pb:pacticipant")) {
            HttpResponse<String> read =
                    calls.get(path(version.at(pointer + "/href").asString()));
            assertThat(read.statusCode()).as(pointer).isEqualTo(200);
        }
        assertThat(version.at("/_embedded/branchVersions/0/name").asString()).isEqualTo(name);
        assertThat(version.at("/_embedded/tags/0/name").asString()).isEqualTo(name);
        for (String list : List.of("branches/" + encoded, "tags/" + encoded)) {
            assertThat(numbers(json(calls.get("/pacticipants/app/" + list + "/versions"))))
                    .containsExactly(name);
        }
        for (String latest : List.of("latest-version/" + encoded, "branches/" + encoded + "/latest-version")) {
            assertThat(json(calls.get("/pacticipants/app/" + latest))
                            .get("number")
                            .asString())
                    .isEqualTo(name);
        }
    }

    @Test
    void putReplacesBuildAndTagsAndPatchWhatItNames() {
        HttpResponse<String> made = calls.put("/pacticipants/app/versions/1", """
                {"buildUrl": "http://ci/1", "tags": [{"name": "a"}, {"name": "b"}]}
                """);
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(tags(json(made))).containsExactly("a", "b");

        JsonNode patched = json(calls.send(
                "PATCH", "/pacticipants/app/versions/1", "{\"tags\": [{\"name\": \"c\"}]}", "Content-Type", PATCH));
        assertThat(patched.get("buildUrl").asString()).isEqualTo("http://ci/1");
        assertThat(tags(patched)).containsExactly("c");
        JsonNode removed = json(
                calls.send("PATCH", "/pacticipants/app/versions/1", "{\"buildUrl\": null}", "Content-Type", PATCH));
        assertThat(removed.has("buildUrl")).isFalse();
        assertThat(tags(removed)).containsExactly("c");
        JsonNode replaced = json(calls.put("/pacticipants/app/versions/1", "{\"buildUrl\": \"http://ci/2\"}"));
        assertThat(replaced.get("buildUrl").asString()).isEqualTo("http://ci/2");
        assertThat(tags(replaced)).containsExactly("c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"buildUrl\": 1}                 | {\"errors\":{\"buildUrl\":[\"must be text\"]}}",
                "{\"buildUrl\": \"a\\u0000b\"}     | {\"errors\":{\"buildUrl\":[\"must not contain control characters"
                        + " or halves of characters\"]}}",
                "{\"tags\": \"prod\"}              | {\"errors\":{\"tags\":[\"must be objects with a name, as in"
                        + " [{\\\"name\\\": \\\"prod\\\"}] (at index 0)\"]}}",
                "{\"tags\": [{\"name\": \"a\"}, 1]}| {\"errors\":{\"tags\":[\"must be objects with a name, as in"
                        + " [{\\\"name\\\": \\\"prod\\\"}] (at index 1)\"]}}",
                "{\"tags\": [{\"name\": \" \"}]}   | {\"errors\":{\"tags\":[\"must not be blank (at index 0)\"]}}",
            })
    void putWhenValuesAreWrongTellsEachAndMakesNothing(String body, String answer) {
        HttpResponse<String> refused = calls.put("/pacticipants/app/versions/1", body);

        assertThat(refused.body()).isEqualTo(answer);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(calls.get("/pacticipants/app").statusCode()).isEqualTo(404);
    }

    @Test
    void firstTagOfNewVersionIsItsBranchAndItsSecondIsNot() {
        calls.put("/pacticipants/app/versions/1/tags/feature", "{}");
        calls.put("/pacticipants/app/versions/1/tags/prod", "{}");

        JsonNode version = json(calls.get("/pacticipants/app/versions/1"));

        assertThat(version.at("/_embedded/branchVersions")
                        .valueStream()
                        .map(each -> each.get("name").asString()))
                .containsExactly("feature");
        assertThat(tags(version)).containsExactly("feature", "prod");
        assertThat(json(calls.get("/pacticipants/app")).has("mainBranch")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "master", "develop"})
    void mainBranchWhenNotKnownIsTheFirstThatIsCalledLikeOne(String name) {
        calls.put("/pacticipants/app/branches/feature/versions/1", "{}");
        assertThat(json(calls.get("/pacticipants/app")).has("mainBranch")).isFalse();

        calls.put("/pacticipants/app/branches/" + name + "/versions/2", "{}");
        calls.put("/pacticipants/app/branches/main/versions/3", "{}");

        assertThat(json(calls.get("/pacticipants/app")).get("mainBranch").asString())
                .isEqualTo(name);
    }

    @Test
    void branchesWhenDeletedAllStayTheMainOneAndThoseNamed() {
        for (String branch : List.of("main", "a", "b", "feat%2Fc")) {
            calls.put("/pacticipants/app/branches/" + branch + "/versions/1", "{}");
        }

        HttpResponse<String> deleted = calls.delete("/pacticipants/app/branches?exclude[]=feat%2Fc");

        assertThat(deleted.statusCode()).isEqualTo(202);
        assertThat(deleted.body())
                .isEqualTo("{\"notices\":[{\"type\":\"success\","
                        + "\"text\":\"Deleted 2 branches of app; left: main, feat/c.\"}]}");
        assertThat(json(calls.get("/pacticipants/app/branches"))
                        .at("/page/totalElements")
                        .asInt())
                .isEqualTo(2);
        assertThat(calls.get("/pacticipants/app/versions/1").statusCode()).isEqualTo(200);
    }

    @Test
    void branchHeadIsTheLatestVersionOnIt() {
        for (String number : List.of("1", "2", "3")) {
            calls.put("/pacticipants/app/branches/main/versions/" + number, "{}");
        }
        calls.delete("/pacticipants/app/versions/3");

        assertThat(json(calls.get("/pacticipants/app/branches/main/latest-version"))
                        .at("/_embedded/branchVersions/0")
                        .toString())
                .startsWith("{\"name\":\"main\",\"latest\":true,");
        assertThat(json(calls.get("/pacticipants/app/versions/1"))
                        .at("/_embedded/branchVersions/0/latest")
                        .asBoolean())
                .isFalse();
        assertThat(calls.delete("/pacticipants/app/branches/main/versions/3").statusCode())
                .isEqualTo(404);
    }

    @Test
    void versionsWhenThousandsAreShownAPageAtATime() {
        IntStream.rangeClosed(1, 205).forEach(i -> calls.put("/pacticipants/app/versions/" + i, "{}"));

        JsonNode page = json(calls.get("/pacticipants/app/versions?page=2&size=100"));

        assertThat(numbers(page)).hasSize(100).startsWith("105").endsWith("6");
        assertThat(page.at("/_links/next/href").asString())
                .isEqualTo(broker.url() + "/pacticipants/app/versions?size=100&page=3");
        assertThat(numbers(json(calls.get("/pacticipants/app/versions")))).hasSize(205);
    }

    @Test
    void versionsInEnvironmentAreThoseThatEverWereThere() {
        calls.put("/pacticipants/app/versions/1", "{}");
        calls.put("/pacticipants/app/versions/2", "{}");
        String uuid = json(calls.post("/environments", "{\"name\": \"test\", \"production\": false}"))
                .get("uuid")
                .asString();
        calls.post("/pacticipants/app/versions/1/deployed-versions/environment/" + uuid, "{}");
        calls.post("/pacticipants/app/versions/2/deployed-versions/environment/" + uuid, "{}");
        calls.put("/pacticipants/app/versions/3", "{}");

        assertThat(numbers(json(calls.get("/pacticipants/app/environments/" + uuid + "/versions"))))
                .containsExactly("2", "1");
        JsonNode pacticipant = json(calls.get("/pacticipants/app"));
        assertThat(pacticipant.at("/_links/pb:deployed-environments")).hasSize(1);
        assertThat(calls.get("/pacticipants/app/environments/nope/versions").statusCode())
                .isEqualTo(404);
    }

    private static String path(String address) {
        return address.substring(broker.url().length());
    }

    private static List<String> numbers(JsonNode list) {
        return list.at("/_embedded/versions")
                .valueStream()
                .map(each -> each.get("number").asString())
                .toList();
    }

    private static List<String> tags(JsonNode version) {
        return version.at("/_embedded/tags")
                .valueStream()
                .map(each -> each.get("name").asString())
                .toList();
    }
}
