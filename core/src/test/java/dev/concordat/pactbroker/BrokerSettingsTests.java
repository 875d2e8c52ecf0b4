package dev.concordat.pactbroker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerSettingsTests {

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();

    private BrokerSettings settings() {
        return BrokerSettings.from(PactProperties.of(properties::get, variables::get));
    }

    @Test
    void fromWhenNobodySaysWhereTellsWhatToSet() {
        assertThatThrownBy(this::settings).isInstanceOf(BrokerException.class).hasMessage("""
                        Nobody says where the Pact Broker is.
                          Where: system property 'pactbroker.url', environment variable 'PACT_BROKER_BASE_URL'
                          Fix: set one of them to the broker's address, such as http://localhost:9292.""");
    }

    @Test
    void fromWhenTheAddressIsNoneTellsWhereAndHidesThePassword() {
        variables.put("PACT_BROKER_BASE_URL", "me:secret@broker.example.org");

        assertThatThrownBy(this::settings).isInstanceOf(BrokerException.class).hasMessage("""
                        '***@broker.example.org' is not the address of a Pact Broker.
                          Where: environment variable 'PACT_BROKER_BASE_URL'
                          Fix: give one that begins with http:// or https://, such as http://localhost:9292.""");
    }

    @Test
    void fromWhenTheHostHasAnUnderscoreSaysThatNoneMay() {
        properties.put("pactbroker.url", "http://pact_broker:9292");

        assertThatThrownBy(this::settings).isInstanceOf(BrokerException.class).hasMessage("""
                        'http://pact_broker:9292' is not the address of a Pact Broker.
                          Where: system property 'pactbroker.url'
                          Fix: give the host a name without '_', which no host's name may have: an alias will do.""");
    }

    @Test
    void fromWhenTheAddressHasAPasswordKeepsItOutOfTheAddress() {
        properties.put("pactbroker.url", "https://me:s%2Bcret@broker.example.org/pacts");

        BrokerSettings settings = settings();

        assertThat(settings.url()).hasToString("https://broker.example.org/pacts");
        assertThat(settings.credentials().orElseThrow().header()).isEqualTo("Basic bWU6cytjcmV0");
        assertThat(settings + " " + settings.credentials()).doesNotContain("s+cret", "s%2Bcret", "bWU6cytjcmV0");
    }

    @Test
    void credentialsWhenTokenAndUserAreGivenAlikeTellsBoth() {
        properties.put("pactbroker.url", "http://localhost");
        variables.put("PACT_BROKER_TOKEN", "token");
        variables.put("PACT_BROKER_USERNAME", "me");

        assertThatThrownBy(this::settings).isInstanceOf(BrokerException.class).hasMessage("""
                        Both a token and a user name are given for the Pact Broker, and one of them is meant to be.
                          Where: environment variable 'PACT_BROKER_TOKEN', environment variable 'PACT_BROKER_USERNAME'
                          Fix: keep the token, or the user name with its password.""");
    }

    @Test
    void credentialsWhenGivenInTwoPlacesAreTheNearer() {
        properties.put("pactbroker.url", "http://localhost");
        variables.put("PACT_BROKER_TOKEN", "token");
        variables.put("PACT_BROKER_PASSWORD", "pass");
        assertThat(settings().credentials().orElseThrow().header()).isEqualTo("Bearer token");

        properties.put("pactbroker.auth.username", "me");
        assertThat(settings().credentials().orElseThrow().header()).isEqualTo("Basic bWU6cGFzcw==");
    }

    @Test
    void headersWhenOneHasNoNameSaysSoWithoutItsValue() {
        properties.put("pactbroker.url", "http://localhost");
        properties.put("concordat.broker.headers", "just-a-secret");

        assertThatThrownBy(this::settings).isInstanceOf(BrokerException.class).hasMessage("""
                        A header for the Pact Broker has no name, or no value.
                          Where: system property 'concordat.broker.headers'
                          Fix: write it as 'Name: value', and each on a line of its own.""");
    }

    @Test
    void headersAreReadLineByLine() {
        properties.put("pactbroker.url", "http://localhost");
        variables.put("CONCORDAT_BROKER_HEADERS", "X-Team: web\n\nCookie: a=b; c=d:e\n");

        assertThat(settings().headers()).isEqualTo(Map.of("X-Team", "web", "Cookie", "a=b; c=d:e"));
    }

    @Test
    void proxyIsTheSchemesUnlessTheBrokerIsReachedDirectly() {
        properties.put("pactbroker.url", "https://broker.example.org");
        variables.put("HTTP_PROXY", "http://other:1");
        assertThat(settings().proxy()).isEmpty();

        variables.put("HTTPS_PROXY", "http://me:pass@proxy.example.org:3128");
        Proxy proxy = settings().proxy().orElseThrow();
        assertThat(proxy).hasToString("proxy.example.org:3128");
        assertThat(proxy.credentials().orElseThrow().header()).isEqualTo("Basic bWU6cGFzcw==");

        variables.put("NO_PROXY", "localhost, .example.org");
        assertThat(settings().proxy()).isEmpty();
        variables.put("NO_PROXY", "ample.org");
        assertThat(settings().proxy()).isPresent();
        variables.put("NO_PROXY", "*");
        assertThat(settings().proxy()).isEmpty();
    }

    @Test
    void proxyWhenTheBrokerIsOnThisMachineIsNone() {
        properties.put("pactbroker.url", "http://127.0.0.1:9292");
        variables.put("http_proxy", "proxy.example.org:3128");
        assertThat(settings().proxy()).isEmpty();

        properties.put("pactbroker.url", "http://broker.example.org");
        assertThat(settings().proxy().orElseThrow()).hasToString("proxy.example.org:3128");
        properties.put("http.proxyHost", "of-the-jvm");
        assertThat(settings().proxy()).isEmpty();
    }

    @Test
    void proxyWhenItIsNoAddressSaysSo() {
        properties.put("pactbroker.url", "http://broker.example.org");
        variables.put("HTTP_PROXY", "http://me:secret@proxy example");

        assertThatThrownBy(this::settings).isInstanceOf(BrokerException.class).hasMessage("""
                        What is given as a proxy is not an address.
                          Where: environment variable 'HTTP_PROXY'
                          Fix: write it as http://proxy.example.org:3128.""");
    }
}
