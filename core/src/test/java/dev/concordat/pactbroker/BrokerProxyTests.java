package dev.concordat.pactbroker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BrokerProxyTests {

    @RegisterExtension
    final ScriptedBroker proxy = new ScriptedBroker();

    @Test
    void requestGoesThroughTheProxyWithItsCredentials() {
        proxy.answers("/", 200, "{\"_links\": {\"self\": {\"href\": \"http://broker.invalid\"}}}");

        client("http://me:pass-word@").index();

        assertThat(proxy.requests()).singleElement().satisfies(request -> {
            assertThat(request.getHeader("Host")).isEqualTo("broker.invalid");
            assertThat(request.getHeader("Proxy-Authorization")).isEqualTo("Basic bWU6cGFzcy13b3Jk");
        });
    }

    @Test
    void refusalOfTheProxyIsItsOwn() {
        proxy.answers("/", WireMock.aResponse().withStatus(407).withBody("who is me:pass-word?"));

        assertThatThrownBy(() -> client("http://me:pass-word@").index())
                .isInstanceOf(BrokerException.class)
                .hasMessage("""
                        The Pact Broker at 'http://broker.invalid' answered 407 Proxy Authentication Required: \
                        who is me:***?
                          Where: GET http://broker.invalid
                          Fix: put the proxy's user name and password into its address, or let NO_PROXY name the broker.""");
    }

    private BrokerClient client(String prefix) {
        Map<String, String> variables = Map.of(
                "PACT_BROKER_BASE_URL",
                "http://broker.invalid",
                "HTTP_PROXY",
                proxy.url().replace("http://", prefix));
        return BrokerClient.of(BrokerSettings.from(PactProperties.of(name -> null, variables::get)));
    }
}
