package dev.concordat.pactbroker;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerRefusalTests {

    @RegisterExtension
    final ScriptedBroker broker = new ScriptedBroker();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":\"No such\"}|No such",
                "{\"error\":{\"message\":\"Broken\",\"reference\":\"abc\"}}|Broken",
                "{\"errors\":[\"One.\",\"Two.\"]}|One.~Two.",
                "{\"errors\":{\"name\":[\"is blank\",\"is long\"],\"url\":\"is bad\"}}|name: is blank~name: is long~url: is bad",
                "{\"errors\":{\"contracts\":[{\"content\":[\"is bad\"]}]}}|contracts.content: is bad",
                "{\"title\":\"Not found\",\"type\":\"t\",\"detail\":\"No pacticipant\",\"status\":404}|No pacticipant",
                "{\"title\":\"Validation errors\",\"errors\":[{\"detail\":\"is missing\",\"pointer\":\"/version\"}]}|version: is missing",
                "{\"title\":\"Server error\",\"status\":500}|Server error",
                "{\"other\":1}|{\"other\":1}",
                "Only words|Only words"
            })
    void reasonIsReadInEveryShape(String body, String reason) {
        broker.answers("/x", 400, body);

        assertThatThrownBy(this::ask)
                .isInstanceOfSatisfying(BrokerException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(reason.replace('~', '\n'));
                    assertThat(refused.status()).isEqualTo(400);
                })
                .hasMessage("""
                        The Pact Broker at '%s' answered 400 Bad Request: %s
                          Where: GET %1$s/x
                          Fix: mend what the broker names, and try again.""".formatted(broker.url(), reason.replace("~", "\n  ")));
    }

    @Test
    void refusalWhenThePasswordIsWrongKeepsItSecret() {
        broker.answers("/x", aResponse().withStatus(401).withBody("bad: wrong-password and bWU6d3JvbmctcGFzc3dvcmQ="));

        assertThatThrownBy(() -> broker.client(
                                Map.of(PactProperties.USERNAME, "me", PactProperties.PASSWORD, "wrong-password"))
                        .get(URI.create(broker.url() + "/x")))
                .isInstanceOf(BrokerException.class)
                .hasMessage("""
                        The Pact Broker at '%s' answered 401 Unauthorized: bad: *** and ***
                          Where: GET %<s/x, credentials: system property 'pactbroker.auth.username', \
                        system property 'pactbroker.auth.password'
                          Fix: correct the credentials; what was given is not repeated here.""".formatted(broker.url()));
    }

    @Test
    void refusalWhenNoCredentialsAreGivenNamesHow() {
        broker.answers("/x", aResponse().withStatus(401));

        assertThatThrownBy(this::ask).isInstanceOf(BrokerException.class).hasMessage("""
                        The Pact Broker at '%s' answered 401 Unauthorized.
                          Where: GET %<s/x
                          Fix: give a token by 'PACT_BROKER_TOKEN', or 'PACT_BROKER_USERNAME' and 'PACT_BROKER_PASSWORD'.""".formatted(broker.url()));
    }

    @Test
    void answerWhenItIsALoginPageSaysSo() {
        broker.answers(
                "/x",
                aResponse()
                        .withHeader("Content-Type", "text/html")
                        .withBody("<!doctype html><html><head><title>Sign in to Example</title></head></html>"));

        assertThatThrownBy(this::ask).isInstanceOf(BrokerException.class).hasMessage("""
                        What answers at '%s' is not a Pact Broker, but a page for people, \
                        titled 'Sign in to Example' (status 200). A proxy's login?
                          Where: GET %<s/x
                          Fix: open the address in a browser to see what stands before the broker; \
                        have it let this machine through, or give the broker's own address.""".formatted(broker.url()));
    }

    @Test
    void indexWhenItIsOfSomethingElseSaysSo() {
        broker.answers("/", 200, "{\"hello\": \"world\"}");

        assertThatThrownBy(() -> broker.client().index())
                .isInstanceOf(BrokerException.class)
                .hasMessage("""
                        What answers at '%s' is not a Pact Broker: the answer is not one of HAL JSON but of type \
                        'application/hal+json;charset=utf-8'.
                          Where: GET %<s
                          Fix: give the address that the broker's own pages have in a browser, without what follows it.""".formatted(broker.url()));
    }

    @Test
    void brokerWhenNobodyListensIsAskedAFewTimes() throws IOException {
        String url = "http://127.0.0.1:" + freePort();

        assertThatThrownBy(() -> broker.client(Map.of(PactProperties.URL, url)).index())
                .isInstanceOf(BrokerException.class)
                .hasMessage("""
                        The Pact Broker at '%s' was not reached: the connection is refused.
                          Where: system property 'pactbroker.url', GET %<s, tried 3 times
                          Fix: start the broker, or correct its address.""".formatted(url));
    }

    @Test
    void brokerWhenItsHostIsUnknownIsSaidToBe() {
        assertThatThrownBy(() -> broker.client(Map.of(PactProperties.URL, "http://broker.invalid"))
                        .index())
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith(
                        "The Pact Broker at 'http://broker.invalid' was not reached: no host of that name is known.");
    }

    @Test
    void brokerWhenItIsSlowIsGivenUp() {
        broker.answers("/x", aResponse().withFixedDelay(30_000));

        assertThatThrownBy(
                        () -> broker.client(Map.of(PactProperties.TIMEOUT, "1")).get(URI.create(broker.url() + "/x")))
                .isInstanceOf(BrokerException.class)
                .hasMessage("""
                        The Pact Broker at '%s' was not reached: no answer came within 1 s.
                          Where: system property 'pactbroker.url', GET %<s/x
                          Fix: look whether the broker is overloaded, or wait longer: 'concordat.broker.timeout' is in seconds.""".formatted(broker.url()));
    }

    @Test
    void brokerWhenItStopsInTheMiddleIsGivenUp() {
        broker.answers("/x", ScriptedBroker.hal(200, "{\"a\": 1}").withChunkedDribbleDelay(9, 30_000));

        assertThatThrownBy(
                        () -> broker.client(Map.of(PactProperties.TIMEOUT, "1")).get(URI.create(broker.url() + "/x")))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("was not reached: no answer came within 1 s.");
    }

    @Test
    void brokerWhenTheAddressIsHttpsAndItSpeaksHttpSaysSo() {
        String url = broker.url().replace("http:", "https:");

        assertThatThrownBy(() -> broker.client(Map.of(PactProperties.URL, url)).index())
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("was not reached: TLS fails (")
                .hasMessageContaining("Fix: look whether the address is one of https.");
    }

    @Test
    void retriesWhenThereIsNoAttemptAreRefused() {
        BrokerSettings settings = BrokerSettings.from(broker.properties(Map.of()));

        assertThatThrownBy(() -> settings.withRetries(0, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private void ask() {
        broker.client().get(URI.create(broker.url() + "/x"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
