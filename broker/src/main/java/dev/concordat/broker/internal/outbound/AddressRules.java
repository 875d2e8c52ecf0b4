package dev.concordat.broker.internal.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to: those of the public network, and those of networks that the operator allows.
 *
 * @param allowed by the operator
 */
record AddressRules(List<Network> allowed) {

    /** What is not the public network (IANA's special-purpose registries), or hides another address within. */
    private static final List<Network> INNER = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2002::/16",
                    "fc00::/7",
                    "fe80::/9",
                    "ff00::/8")
            .map(Network::of)
            .toList();

    /** Translates to addresses of version 4, which are its last four octets. */
    private static final Network TRANSLATED = Network.of("64:ff9b::/96");

    AddressRules {
        allowed = List.copyOf(allowed);
    }

    boolean permits(InetAddress address) {
        if (allowed.stream().anyMatch(network -> network.contains(address))) {
            return true;
        }
        if (TRANSLATED.contains(address)) {
            return permits(lastFourOctets(address));
        }
        return INNER.stream().noneMatch(network -> network.contains(address));
    }

    private static InetAddress lastFourOctets(InetAddress address) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four octets are an address.", e);
        }
    }
}
