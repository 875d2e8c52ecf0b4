package dev.concordat.pactbroker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PactPropertiesTests {

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();
    private final PactProperties given = PactProperties.of(properties::get, variables::get);

    @Test
    void valueWhenGivenInSeveralPlacesIsTheNearest() {
        variables.put("PACT_BROKER_BASE_URL", "http://variable");
        assertThat(given.value(PactProperties.URL)).hasValue("http://variable");

        properties.put("pactbroker.url", "http://property");
        assertThat(given.value(PactProperties.URL)).hasValue("http://property");

        assertThat(given.withArguments(Map.of("pactbroker.url", "http://argument"))
                        .value(PactProperties.URL))
                .hasValue("http://argument");
    }

    @Test
    void valueWhenGivenUnderPactJvmsVariableIsThat() {
        variables.put("PACTBROKER_AUTH_TOKEN", "jvm");
        assertThat(given.value(PactProperties.TOKEN)).hasValue("jvm");

        variables.put("PACT_BROKER_TOKEN", "command line");
        assertThat(given.value(PactProperties.TOKEN)).hasValue("command line");
    }

    @Test
    void valueWhenBlankIsNone() {
        properties.put("pactbroker.url", " ");
        variables.put("PACT_BROKER_BASE_URL", "http://variable");

        assertThat(given.value(PactProperties.URL)).hasValue("http://variable");
    }

    @Test
    void originNamesThePlace() {
        assertThat(given.origin(PactProperties.URL)).hasToString("system property 'pactbroker.url'");

        variables.put("PACT_BROKER_BASE_URL", "http://variable");
        assertThat(given.origin(PactProperties.URL)).hasToString("environment variable 'PACT_BROKER_BASE_URL'");
    }

    @Test
    void isSetIsTrueForTrueAlone() {
        assertThat(given.isSet("pact.verifier.publishResults")).isFalse();
        variables.put("PACT_VERIFIER_PUBLISHRESULTS", "true");
        assertThat(given.isSet("pact.verifier.publishResults")).isTrue();
        properties.put("pact.verifier.publishResults", "yes");
        assertThat(given.isSet("pact.verifier.publishResults")).isFalse();
    }

    @Test
    void numberWhenItIsNoneTellsWhere() {
        variables.put("CONCORDAT_BROKER_TIMEOUT", "2m");

        assertThatThrownBy(() -> given.positiveNumber(PactProperties.TIMEOUT))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        '2m' is not a number of 1 or more.
                          Where: environment variable 'CONCORDAT_BROKER_TIMEOUT'
                          Fix: give a whole number.""");
    }
}
