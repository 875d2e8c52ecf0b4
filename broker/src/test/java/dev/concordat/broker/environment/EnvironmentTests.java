package dev.concordat.broker.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerCalls;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@FreshDatabase
class EnvironmentTests {

    @SuppressWarnings("NullAway.Init")
    private static Broker broker;

    @SuppressWarnings("NullAway.Init")
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

    @Test
    void createWhenNothingElseIsSaidReadsTheNameAsWords() {
        HttpResponse<String> created = calls.post("/environments", "{\"name\": \"pre-prod_eu\", \"production\": true}");

        assertThat(created.statusCode()).isEqualTo(201);
        JsonNode environment = BrokerCalls.json(created);
        assertThat(environment.get("displayName").asString()).isEqualTo("Pre Prod Eu");
        assertThat(environment.get("production").asBoolean()).isTrue();
        assertThat(created.headers().firstValue("Location"))
                .hasValue(broker.url() + "/environments/"
                        + environment.get("uuid").asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | {'name':['is missing'],'production':['is missing']}",
                "{'name':' ','production':1} | {'name':['must be text that is not blank'],'production':['must be true or false']}",
                "{'name':7,'production':true} | {'name':['must be text that is not blank']}",
                "{'name':'a b','production':true} | {'name':['must not hold spaces']}",
                "{'name':'a\\u0000','production':true} | {'name':['must not hold a zero character']}",
                "{'name':'a','displayName':'x\\ny','production':true} | {'displayName':['must be one line']}",
                "{'name':'a','displayName':[],'production':true} | {'displayName':['must be text']}",
                "{'name':'a','production':true,'contacts':{}} | {'contacts':['must be a list']}",
                "{'name':'a','production':true,'contacts':['x',{'name':'','details':3}]} | {'contacts':['must be an object (at index 0)','name must be text that is not blank (at index 1)','details must be an object (at index 1)']}",
                "{'name':'a','production':true,'contacts':[{'name':'x','details':{'y':'\\u0000'}}]} | {'contacts':['must not hold a zero character (at index 0)']}",
            })
    void createWhenWrongNamesEveryFault(String body, String errors) {
        HttpResponse<String> response = calls.post("/environments", body.replace('\'', '"'));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("{\"errors\":" + errors.replace('\'', '"') + "}");
    }

    @Test
    void nameWhenTakenIsRefused() {
        create("test");
        String uat = create("uat");

        HttpResponse<String> created = calls.post("/environments", "{\"name\": \"test\", \"production\": true}");
        HttpResponse<String> renamed = calls.put("/environments/" + uat, "{\"name\": \"test\", \"production\": true}");

        assertThat(created.statusCode()).isEqualTo(400);
        assertThat(created.body())
                .isEqualTo("{\"errors\":{\"name\":[\"is taken: there is an environment named 'test' already\"]}}");
        assertThat(renamed.body()).isEqualTo(created.body());
        assertThat(calls.put("/environments/" + uat, "{\"name\": \"uat\", \"production\": true}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void deleteTakesItsDeploymentsAlong() {
        String uuid = create("test");
        String deployed = deploy("App", "1", uuid, "{}");

        assertThat(calls.delete("/environments/" + uuid).statusCode()).isEqualTo(204);

        assertThat(calls.get("/environments/" + uuid).statusCode()).isEqualTo(404);
        assertThat(calls.get("/deployed-versions/" + deployed).statusCode()).isEqualTo(404);
        assertThat(calls.get("/pacticipants/App/versions/1").statusCode()).isEqualTo(200);
    }

    @Test
    void deployReplacesTheVersionOfTheSameInstanceAlone() {
        String uuid = create("test");
        deploy("App", "1", uuid, "{}");
        deploy("App", "1", uuid, "{\"applicationInstance\": \"blue\"}");
        deploy("App", "1", uuid, "{\"target\": \"green\"}");
        deploy("App", "2", uuid, "{\"applicationInstance\": \"blue\"}");
        deploy("App", "2", uuid, "{\"applicationInstance\": \"  \"}");

        assertThat(current(uuid, "")).containsExactly("2 -", "2 blue", "1 green");
        assertThat(current(uuid, "?applicationInstance=blue")).containsExactly("2 blue");
        assertThat(current(uuid, "?target=")).containsExactly("2 -");
        assertThat(current(uuid, "?pacticipant=Nobody")).isEmpty();
    }

    @Test
    void deployWhenRepeatedIsTheSame() {
        String uuid = create("test");

        assertThat(deploy("App", "1", uuid, "{}")).isEqualTo(deploy("App", "1", uuid, ""));
    }

    @Test
    void deployWhenManyAtOnceLeavesOneRunning() {
        String uuid = create("test");
        for (int i = 0; i < 8; i++) {
            version("App", "" + i);
        }

        List<Integer> statuses = java.util.stream.IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> calls.post(
                        "/pacticipants/App/versions/" + i % 8 + "/deployed-versions/environment/" + uuid, "{}"))
                .map(HttpResponse::statusCode)
                .distinct()
                .toList();

        assertThat(statuses).containsExactly(201);
        assertThat(current(uuid, "")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'applicationInstance':[1]} | {'errors':{'applicationInstance':['must be text']}}",
                "{'target':'\\u0000'} | {'errors':{'target':['must be text']}}",
                "[] | {'error':'The body is JSON, but not an object.'}",
            })
    void deployWhenWrongSaysSo(String body, String error) {
        String uuid = create("test");
        version("App", "1");

        HttpResponse<String> response = calls.post(
                "/pacticipants/App/versions/1/deployed-versions/environment/" + uuid, body.replace('\'', '"'));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo(error.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'currentlyDeployed':true} | 422 | cannot become true again; record a new deployment instead",
                "{'currentlyDeployed':'no'} | 400 | must be false",
            })
    void undeployWhenWrongSaysSo(String body, int status, String error) {
        String deployed = deploy("App", "1", create("test"), "{}");

        HttpResponse<String> response = patch("/deployed-versions/" + deployed, body.replace('\'', '"'));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo("{\"errors\":{\"currentlyDeployed\":[\"" + error + "\"]}}");
    }

    @Test
    void undeployWhenRepeatedKeepsTheFirstTime() {
        String deployed = deploy("App", "1", create("test"), "{}");

        String first = patch("/deployed-versions/" + deployed, "{\"currentlyDeployed\": false}")
                .body();

        assertThat(BrokerCalls.json(calls.get("/deployed-versions/" + deployed))
                        .get("currentlyDeployed")
                        .asBoolean())
                .isFalse();
        assertThat(patch("/deployed-versions/" + deployed, "{\"currentlyDeployed\": false}")
                        .body())
                .isEqualTo(first);
        assertThat(patch("/deployed-versions/" + deployed, "{}").body()).isEqualTo(first);
    }

    @Test
    void releaseWhenRecordedAgainIsSupportedAgain() {
        String environment = create("test");
        version("Sdk", "1");
        String address = "/pacticipants/Sdk/versions/1/released-versions/environment/" + environment;
        HttpResponse<String> created = calls.post(address, "");
        String released =
                "/released-versions/" + BrokerCalls.json(created).get("uuid").asString();
        patch(released, "{\"currentlySupported\": false}");

        HttpResponse<String> again = calls.post(address, "{}");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(created.body());
        assertThat(calls.get(released).body()).isEqualTo(created.body());
    }

    private static String create(String name) {
        return BrokerCalls.json(
                        calls.post("/environments", "{\"name\": \"%s\", \"production\": false}".formatted(name)))
                .get("uuid")
                .asString();
    }

    private static void version(String pacticipant, String number) {
        calls.put("/pacticipants/" + pacticipant + "/branches/main/versions/" + number, "{}");
    }

    private static String deploy(String pacticipant, String number, String environment, String body) {
        version(pacticipant, number);
        HttpResponse<String> response = calls.post(
                "/pacticipants/" + pacticipant + "/versions/" + number + "/deployed-versions/environment/"
                        + environment,
                body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return BrokerCalls.json(response).get("uuid").asString();
    }

    private static List<String> current(String environment, String query) {
        JsonNode tree = BrokerCalls.json(
                calls.get("/environments/" + environment + "/deployed-versions/currently-deployed" + query));
        return tree.at("/_embedded/deployedVersions")
                .valueStream()
                .map(deployed -> deployed.at("/_embedded/version/number").asString() + " "
                        + (deployed.has("applicationInstance")
                                ? deployed.get("applicationInstance").asString()
                                : "-"))
                .toList();
    }

    private static HttpResponse<String> patch(String address, String body) {
        return calls.send("PATCH", address, body, "Content-Type", "application/merge-patch+json");
    }
}
