package dev.concordat.broker.integration;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@FreshDatabase
class IntegrationTests {

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

    @BeforeEach
    void publish() {
        publish("web, \"new\"", "orders", "1");
        publish("orders", "stock", "1");
        publish("orders", "mail", "2");
        publish("blog", "comments", "1");
    }

    @Test
    void integrationsAreListedWhereSomethingHappenedLastFirst() {
        JsonNode page = json(calls.get("/integrations?pageSize=2&pageNumber=1"));

        assertThat(pairs(page)).containsExactly("blog -> comments", "orders -> mail");
        assertThat(page.get("page").toString())
                .isEqualTo("{\"number\":1,\"size\":2,\"totalElements\":4,\"totalPages\":2}");
        assertThat(pairs(json(calls.get("/integrations?q=ORD"))))
                .containsExactly("orders -> mail", "orders -> stock", "web, \"new\" -> orders");
        assertThat(pairs(json(calls.get("/integrations?q=%25")))).isEmpty();
    }

    @Test
    void integrationsWhenAskedForAsGraphAreOne() {
        HttpResponse<String> graph = calls.get("/integrations?q=web", "Accept", "text/vnd.graphviz");

        assertThat(graph.body())
                .isEqualTo("digraph {\n  node [shape = plaintext];\n  \"web, \\\"new\\\"\" -> \"orders\";\n}\n");
    }

    @Test
    void groupIsWhatIsConnected() {
        HttpResponse<String> group = calls.get("/groups/mail.csv");

        assertThat(group.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
        assertThat(rows(group))
                .containsExactly(
                        "\"web, \"\"new\"\"\",1,1,0,1,orders,-",
                        "orders,1,1,0,2,stock,mail",
                        "stock,1,1,0,3,-,-",
                        "mail,1,1,0,4,-,-");
        assertThat(rows(calls.get("/groups/mail?maxPacticipants=2", "Accept", "text/csv")))
                .containsExactly("orders,1,1,0,1,mail", "mail,1,1,0,2,-");
        assertThat(calls.get("/groups/nobody.csv").statusCode()).isEqualTo(404);
    }

    @Test
    void relationshipsAreAllPairsByName() {
        assertThat(rows(calls.get("/relationships.csv")))
                .containsExactly(
                        "blog,1,1,0,1,comments,-",
                        "comments,1,1,0,2,-,-",
                        "orders,1,1,0,3,mail,stock",
                        "mail,1,1,0,4,-,-",
                        "stock,1,1,0,5,-,-",
                        "\"web, \"\"new\"\"\",1,1,0,6,orders,-");
    }

    @Test
    void integrationWhenDeletedIsGoneAndWhatOthersHaveStays() {
        HttpResponse<String> deleted = calls.delete("/integrations/provider/stock/consumer/orders");

        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(calls.get("/pacticipants/stock").statusCode()).isEqualTo(404);
        assertThat(calls.get("/pacticipants/orders").statusCode()).isEqualTo(200);
        assertThat(calls.get("/pacticipants/orders/versions/1").statusCode()).isEqualTo(404);
        assertThat(calls.get("/pacts/provider/mail/consumer/orders/latest").statusCode())
                .isEqualTo(200);
        assertThat(pairs(json(calls.get("/integrations"))))
                .containsExactly("blog -> comments", "orders -> mail", "web, \"new\" -> orders");
        assertThat(calls.delete("/integrations/provider/nobody/consumer/orders").statusCode())
                .isEqualTo(404);
    }

    @Test
    void integrationsWhenAllAreDeletedLeaveEnvironments() {
        calls.post("/environments", "{\"name\": \"test\", \"production\": false}");

        assertThat(calls.delete("/integrations").statusCode()).isEqualTo(204);

        assertThat(json(calls.get("/pacticipants")).at("/_embedded/pacticipants"))
                .isEmpty();
        assertThat(json(calls.get("/environments")).at("/_embedded/environments"))
                .hasSize(1);
    }

    @Test
    void dashboardShowsWhatMattersAndNotWhatWasReplaced() {
        publish("orders", "mail", "3");
        publish("orders", "mail", "4");
        calls.put("/pacticipants/orders/versions/2/tags/prod", "{}");

        HttpResponse<String> table = calls.get("/dashboard", "Accept", "text/plain");
        HttpResponse<String> pair = calls.get("/dashboard/provider/mail/consumer/orders", "Accept", "text/plain");

        assertThat(table.body().lines())
                .containsExactly(
                        "CONSUMER_NAME | C_VERSION | C_TAGS | PROVIDER_NAME | P_VERSION | P_TAGS | SUCCESS",
                        "--------------|-----------|--------|---------------|-----------|--------|--------",
                        "blog          | 1         |        | comments      |           |        | never  ",
                        "orders        | 4         |        | mail          |           |        | never  ",
                        "orders        | 2         | prod   | mail          |           |        | never  ",
                        "orders        | 1         |        | stock         |           |        | never  ",
                        "web, \"new\"    | 1         |        | orders        |           |        | never  ");
        assertThat(pair.body().lines().skip(2))
                .containsExactly(
                        "orders        | 4         |        | mail          |           |        | never  ",
                        "orders        | 2         | prod   | mail          |           |        | never  ");
        assertThat(calls.get("/dashboard/provider/nobody/consumer/orders").statusCode())
                .isEqualTo(404);
    }

    private static void publish(String consumer, String provider, String version) {
        HttpResponse<String> published = calls.put(
                "/pacts/provider/" + PathSegments.encode(provider) + "/consumer/" + PathSegments.encode(consumer)
                        + "/version/" + version,
                "{\"interactions\": [{\"description\": \"" + version + "\"}]}");
        assertThat(published.statusCode()).isEqualTo(201);
    }

    private static List<String> pairs(JsonNode page) {
        return page.at("/_embedded/integrations")
                .valueStream()
                .map(each -> each.at("/consumer/name").asString() + " -> "
                        + each.at("/provider/name").asString())
                .toList();
    }

    /** Rows without the leading id, and with names for the ids of providers. */
    private static List<String> rows(HttpResponse<String> table) {
        List<String> lines = table.body().lines().toList();
        return lines.stream()
                .map(line -> {
                    int end = line.indexOf(",1,1,0,") + ",1,1,0,".length();
                    String[] rest = line.substring(end).split(",", -1);
                    StringBuilder row = new StringBuilder(line.substring(line.indexOf(',') + 1, end)).append(rest[0]);
                    for (int i = 1; i < rest.length; i++) {
                        row.append(',').append(name(lines, rest[i]));
                    }
                    return row.toString();
                })
                .toList();
    }

    private static String name(List<String> lines, String id) {
        return lines.stream()
                .filter(line -> line.startsWith(id + ","))
                .map(line -> line.substring(id.length() + 1, line.indexOf(",1,1,0,")))
                .findFirst()
                .orElse("-");
    }
}
