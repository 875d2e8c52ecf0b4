package dev.concordat.broker.webhook;

import static dev.concordat.broker.webhook.WebhookBroker.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerOptions;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Webhooks that cannot be set up, and what their authors are told. */
@FreshDatabase
class WebhookValidationTests {

    @Test
    void webhookWhenAllIsWrongTellsAllAtOnce(Database database) {
        try (WebhookBroker broker = new WebhookBroker(database)) {
            HttpResponse<String> response = broker.calls.post("/webhooks", """
                    {"description": 1, "enabled": "yes", "consumer": "A", "provider": {"name": "Nobody", "label": "x"},
                     "events": [{"name": "nope"}, {}],
                     "request": {"method": "GET", "url": "ftp://127.0.0.1/", "username": [],
                       "headers": {"Content-Length": "1", "a b": "x", "X": {}, "Y": "a\\nb"}}}""");

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(WebhookBroker.MAPPER.readTree(response.body()).toPrettyString())
                    .isEqualToNormalizingNewlines("""
                            {
                              "errors" : {
                                "consumer" : [ "must be an object with a name or a label" ],
                                "provider.label" : [ "must not be there beside a name: give the one or the other" ],
                                "provider.name" : [ "is no pacticipant that this broker knows: 'Nobody'" ],
                                "request.url" : [ "must begin with http or https; the broker's operator can permit more by 'concordat.broker.webhook.scheme-whitelist'" ],
                                "request.method" : [ "must be POST; the broker's operator can permit more by 'concordat.broker.webhook.http-method-whitelist'" ],
                                "request.headers" : [ "must not have 'content-length', which is for the broker to send", "must not have 'a b', which is no name of a header", "must have a text for 'x'", "must not have a line break or the like in 'y'" ],
                                "request.username" : [ "must be a text" ],
                                "events" : [ "must have a name of contract_published, contract_content_changed, contract_requiring_verification_published, provider_verification_published, provider_verification_succeeded, provider_verification_failed (at index 0)", "must have a name of contract_published, contract_content_changed, contract_requiring_verification_published, provider_verification_published, provider_verification_succeeded, provider_verification_failed (at index 1)" ],
                                "description" : [ "must be a text" ],
                                "enabled" : [ "must be true or false" ]
                              }
                            }""");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://user:pass@127.0.0.1/ | must not hold credentials, which everybody could read; use request.username and request.password",
                "http://${pactbroker.consumerName}/ | must name its host outright, not by a variable",
                "http://127.0.0.1:${pactbroker.consumerName}/ | must name its host outright, not by a variable",
                "http://127.0.0.1${pactbroker.consumerName}/ | must name its host outright, not by a variable",
                "http://${pactbroker.consumerName}@127.0.0.1/ | must name its host outright, not by a variable",
                "http://ci.example.org/ | must name a host of 127.0.0.1; the broker's operator can permit more by 'concordat.broker.webhook.host-whitelist'",
                "http:// | is no address that can be read; write one like https://ci.example.org/job",
                "/job | is no address that can be read; write one like https://ci.example.org/job",
                "http://127.0.0.1/a b | is no address that can be read; write one like https://ci.example.org/job",
                "http://127.0.0.1/${user.token} | is no address that can be read; write one like https://ci.example.org/job",
            })
    void urlWhenNotPermittedSaysWhy(String url, String message, Database database) {
        try (WebhookBroker broker = new WebhookBroker(database)) {
            HttpResponse<String> response = broker.calls.post("/webhooks", webhook("contract_published", url, ""));

            assertThat(response.statusCode()).isEqualTo(400);
            String said = WebhookBroker.MAPPER
                    .readTree(response.body())
                    .at("/errors/request.url/0")
                    .asString();
            assertThat(said).isIn(message, "is no address that can be read; write one like https://ci.example.org/job");
            assertThat(broker.calls.get("/webhooks").body()).contains("\"pb:webhooks\":[]");
        }
    }

    @Test
    void zeroCharactersWhenAnywhereAreRefused(Database database) {
        try (WebhookBroker broker = new WebhookBroker(database)) {
            for (String rest : new String[] {
                ", \"body\": \"a\\u0000b\"",
                ", \"body\": {\"a\\u0000b\": 1}",
                ", \"password\": \"\\u0000\"",
                ", \"headers\": {\"x\": \"\\u0000\"}"
            }) {
                assertThat(broker.calls
                                .post("/webhooks", webhook("contract_published", target(), rest))
                                .statusCode())
                        .isEqualTo(400);
            }
        }
    }

    private static String target() {
        return "http://127.0.0.1/";
    }

    @Test
    void startWhenASettingCannotBeReadIsRefused() {
        BrokerOptions options = BrokerOptions.onDatabase("jdbc:postgresql://127.0.0.1:1/none", "u", "p");

        assertThatThrownBy(() ->
                        Broker.start(options.with("concordat.broker.webhook.allowed-networks", "10.0.0.0/8 intranet")))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        'intranet' is no network that webhooks could be allowed.
                          Where: property 'concordat.broker.webhook.allowed-networks'
                          Fix: separate entries by spaces, and write each like '10.1.0.0/16' or '127.0.0.1'.""");
        assertThatThrownBy(() ->
                        Broker.start(options.with("concordat.broker.webhook.host-whitelist", "https://ci.example.org")))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        'https://ci.example.org' is no host that webhooks could be allowed.
                          Where: property 'concordat.broker.webhook.host-whitelist'
                          Fix: separate entries by spaces, and write each like 'ci.example.org', '*.example.org', '10.0.0.0/8' or '/\\.example\\.org$/'.""");
        assertThatThrownBy(() -> Broker.start(options.with("concordat.broker.webhook.retry-schedule", "10s")))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        '10s' is not one of the whole numbers that belong here.
                          Where: property 'concordat.broker.webhook.retry-schedule'
                          Fix: write numbers separated by spaces, such as '10 60 120 300 600 1200'.""");
    }

    @Test
    void webhookWhenItsPacticipantGoesGoesToo(Database database) {
        try (WebhookBroker broker = new WebhookBroker(database)) {
            broker.publish("A", "1", "B", "one");
            broker.create("{\"consumer\": {\"name\": \"A\"}, \"request\": {\"method\": \"post\", \"url\": \"" + target()
                    + "\"}}");
            org.springframework.jdbc.core.simple.JdbcClient.create(database.dataSource())
                    .sql("delete from pacticipant where name = 'A'")
                    .update();

            assertThat(broker.calls.get("/webhooks").body()).contains("\"pb:webhooks\":[]");
        }
    }

    @Test
    void propertiesOfTheOfficialBrokerWhenOursSayNothingCount(Database database) {
        try (Broker broker =
                RunningBroker.on(database, Map.of("PACT_BROKER_WEBHOOK_HTTP_METHOD_WHITELIST", "POST PUT"))) {
            HttpResponse<String> response = new dev.concordat.broker.BrokerCalls(broker)
                    .post("/webhooks", "{\"request\": {\"method\": \"PUT\", \"url\": \"https://ci.example.org\"}}");

            assertThat(response.statusCode()).isEqualTo(201);
        }
    }
}
