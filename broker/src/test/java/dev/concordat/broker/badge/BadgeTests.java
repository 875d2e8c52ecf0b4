package dev.concordat.broker.badge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerCalls;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

@FreshDatabase
class BadgeTests {

    private static final String PAIR = "/pacts/provider/order-api/consumer/OrderWeb";

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
    void pactWhenVerifiedChangedAndFailedIsToldSo() {
        assertThat(badge(PAIR + "/latest/badge")).isEqualTo("pact not found: unknown");
        publish("1", "a");
        assertThat(badge(PAIR + "/latest/badge")).isEqualTo("orderweb/order-api pact: unknown");
        verify("1", true);
        assertThat(badge(PAIR + "/latest/badge.svg")).isEqualTo("orderweb/order-api pact: verified");
        publish("2", "b");
        assertThat(badge(PAIR + "/latest/badge.svg")).isEqualTo("orderweb/order-api pact: changed");
        verify("2", false);
        assertThat(badge(PAIR + "/latest/badge.svg")).isEqualTo("orderweb/order-api pact: failed");
    }

    @Test
    void pactWhenLabelledNamesThatSide() {
        publish("1", "a");

        assertThat(badge(PAIR + "/latest/badge?label=consumer")).isEqualTo("orderweb pact: unknown");
        assertThat(badge(PAIR + "/latest/badge?label=provider")).isEqualTo("order-api pact: unknown");
        assertThat(badge(PAIR + "/latest/badge?initials=true")).isEqualTo("ow/oa pact: unknown");
    }

    @Test
    void pactWhenTaggedIsThatOfTheTag() {
        publish("1", "a");
        verify("1", true);
        publish("2", "b");
        verify("2", false);
        tag("OrderWeb", "1", "prod");
        tag("order-api", "p1", "main");

        assertThat(badge(PAIR + "/latest/prod/badge")).isEqualTo("orderweb/order-api pact: verified");
        assertThat(badge(PAIR + "/latest/nope/badge")).isEqualTo("pact not found: unknown");
        assertThat(badge(PAIR + "/latest-untagged/badge")).isEqualTo("orderweb/order-api pact: failed");
        assertThat(badge("/matrix/provider/order-api/latest/main/consumer/OrderWeb/latest/prod/badge"))
                .isEqualTo("orderweb (prod)/order-api (main) pact: verified");
        assertThat(badge("/matrix/provider/order-api/latest/next/consumer/OrderWeb/latest/prod/badge"))
                .isEqualTo("orderweb (prod)/order-api (next) pact: unknown");
    }

    @Test
    void deploymentIsGreenOnlyWhenItCanBe() {
        publish("1", "a");
        tag("OrderWeb", "1", "dev");
        String way = "/pacticipants/OrderWeb/latest-version/dev/can-i-deploy/to/prod/badge";
        assertThat(picture(way)).contains("can-i-deploy: dev to prod").contains("#c02020");

        verify("1", true);
        tag("order-api", "p1", "prod");

        assertThat(picture(way + "?label=live")).contains("live: dev to prod").contains("#2b7a2b");
        assertThat(badge("/pacticipants/Nobody/latest-version/dev/can-i-deploy/to/prod/badge"))
                .isEqualTo("pacticipant: not found");
        assertThat(badge("/pacticipants/OrderWeb/latest-version/nope/can-i-deploy/to/prod/badge"))
                .isEqualTo("version: not found");
    }

    @Test
    void mainBranchWhenCompatibleCanBeMerged() {
        publish("1", "a");
        String merge = "/pacticipants/OrderWeb/main-branch/can-i-merge/badge";
        assertThat(badge(merge)).isEqualTo("main branch version: not found");
        branch("OrderWeb", "1");
        assertThat(badge(merge)).isEqualTo("can-i-merge: unknown");
        verify("1", true);
        branch("order-api", "p1");
        assertThat(badge(merge)).isEqualTo("can-i-merge: success");
        verify("1", false);
        assertThat(badge(merge)).isEqualTo("can-i-merge: failed");
    }

    @Test
    void branchToAnEnvironmentSaysWhatIsNotThere() {
        publish("1", "a");
        branch("OrderWeb", "1");
        calls.post("/environments", "{\"name\": \"test\", \"production\": false}");
        String address = "/pacticipants/OrderWeb/branches/%s/latest-version/can-i-deploy/to-environment/%s/badge";

        assertThat(badge(address.formatted("main", "test"))).isEqualTo("can-i-deploy: main to test");
        assertThat(badge(address.formatted("nope", "test"))).isEqualTo("version: not found");
        assertThat(badge(address.formatted("main", "nope"))).isEqualTo("environment: not found");
    }

    @Test
    void pictureWhateverTheWordsIsWellFormedAndLoadsNothing() throws Exception {
        publish("1", "a");
        String label = "%3Cscript%3E%22'%26%01%EF%BF%BE%F0%9F%90%9F";
        tag("OrderWeb", "1", "dev");

        String svg = picture("/pacticipants/OrderWeb/latest-version/dev/can-i-deploy/to/prod/badge?label=" + label);

        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("<script>\"'&  \uD83D\uDC1F: dev to prod");
        assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http", "href", "<script");
    }

    @Test
    void pictureWhenNotAcceptedIsRefused() {
        assertThat(calls.get(PAIR + "/latest/badge", "Accept", "application/hal+json")
                        .statusCode())
                .isEqualTo(406);
    }

    private static String picture(String address) {
        HttpResponse<String> response = calls.get(address);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("image/svg+xml;charset=utf-8");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
        return response.body();
    }

    private static String badge(String address) {
        return picture(address).replaceAll("(?s).*<title>(.*)</title>.*", "$1");
    }

    private static void publish(String version, String content) {
        HttpResponse<String> response = calls.put(PAIR + "/version/" + version, """
                {"consumer": {"name": "OrderWeb"}, "provider": {"name": "order-api"}, "interactions": [{
                  "description": "%s", "request": {"method": "GET", "path": "/"}, "response": {"status": 200}}]}
                """.formatted(content));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }

    private static void verify(String version, boolean success) {
        String url = BrokerCalls.json(calls.get(PAIR + "/version/" + version))
                .at("/_links/pb:publish-verification-results/href")
                .asString();
        calls.post(
                url.substring(url.indexOf("/pacts/")),
                "{\"success\": %s, \"providerApplicationVersion\": \"p1\"}".formatted(success));
    }

    private static void tag(String pacticipant, String version, String tag) {
        calls.put("/pacticipants/" + pacticipant + "/versions/" + version + "/tags/" + tag, "{}");
    }

    private static void branch(String pacticipant, String version) {
        calls.put("/pacticipants/" + pacticipant + "/branches/main/versions/" + version, "{}");
    }
}
