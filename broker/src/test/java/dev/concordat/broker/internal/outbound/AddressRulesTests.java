package dev.concordat.broker.internal.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTests {

    private static final AddressRules USUAL = new AddressRules(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001::1"
            })
    void permitsWhenNotOfThePublicNetworkIsFalse(String address) throws UnknownHostException {
        assertThat(USUAL.permits(address(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.1.1",
                "2606:4700::1111",
                "64:ff9b::101:101",
                "::ffff:1.1.1.1"
            })
    void permitsWhenOfThePublicNetworkIsTrue(String address) throws UnknownHostException {
        assertThat(USUAL.permits(address(address))).isTrue();
    }

    @Test
    void permitsWhenNetworkIsAllowedIsTrueForItAlone() throws UnknownHostException {
        AddressRules rules = new AddressRules(List.of(Network.of("10.1.0.0/16"), Network.of("::1")));

        assertThat(rules.permits(address("10.1.255.255"))).isTrue();
        assertThat(rules.permits(address("10.2.0.0"))).isFalse();
        assertThat(rules.permits(address("::1"))).isTrue();
        assertThat(rules.permits(address("::2"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "10.0.0.0/33", "10.0.0", "2130706433", "::1/129", "10.0.0.0/", "1.2.3.4.5", ""})
    void parseWhenNoNetworkIsEmpty(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }
}
