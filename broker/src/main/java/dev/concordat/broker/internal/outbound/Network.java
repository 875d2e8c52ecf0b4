package dev.concordat.broker.internal.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits: {@code 10.0.0.0/8}, {@code ::1}.
 *
 * @param base one of them
 * @param bits how many bits they have in common
 */
record Network(InetAddress base, int bits) {

    /** What can only be an address: a name here would be looked up. */
    private static final Pattern NOTATION =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)(?:/(\\d{1,3}))?");

    static Optional<Network> parse(String text) {
        var matcher = NOTATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            InetAddress base = InetAddress.getByName(matcher.group(1));
            int all = base.getAddress().length * 8;
            int bits = matcher.group(2) == null ? all : Integer.parseInt(matcher.group(2));
            return bits <= all ? Optional.of(new Network(base, bits)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    static Network of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    boolean contains(InetAddress address) {
        byte[] own = base.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((own[i / 8] & mask) != (other[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
