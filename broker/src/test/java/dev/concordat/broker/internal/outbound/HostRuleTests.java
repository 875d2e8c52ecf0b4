package dev.concordat.broker.internal.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostRuleTests {

    @ParameterizedTest
    @CsvSource({
        "ci.example.org, ci.example.org, true",
        "ci.example.org, CI.Example.ORG, true",
        "ci.example.org, xci.example.org, false",
        "*.example.org, ci.example.org, true",
        "*.example.org, a.ci.example.org, false",
        "*.example.org, example.org, false",
        "*.example.org, ciXexample.org, false",
        "10.0.0.0/8, 10.1.2.3, true",
        "10.0.0.0/8, 11.1.2.3, false",
        "10.0.0.0/8, ten.example.org, false",
        "127.0.0.1, 127.0.0.1, true",
        "::1, 0:0:0:0:0:0:0:1, true",
        "/\\.example\\.org$/, a.b.example.org, true",
        "/\\.example\\.org$/, a.example.org.evil, false",
    })
    void matchesWhenTheRuleStandsForTheHost(String rule, String host, boolean expected) {
        assertThat(HostRule.parse(rule).orElseThrow().matches(host)).isEqualTo(expected);
    }

    @Test
    void parseWhenNoRuleIsEmpty() {
        assertThat(HostRule.parse("/(/")).isEmpty();
        assertThat(HostRule.parse("*")).isEmpty();
        assertThat(HostRule.parse("https://example.org")).isEmpty();
        assertThat(HostRule.parse("a..b")).isEmpty();
    }
}
