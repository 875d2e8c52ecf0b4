package dev.concordat.broker.internal.outbound;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One entry of the hosts that may be named: {@code ci.example.org}, {@code *.example.org} (one label for the star),
 * {@code 10.0.0.0/8} (of hosts written as addresses), {@code /.*\.example\.org$/}.
 *
 * @param text as it was written
 * @param matcher whether it stands for a host
 */
record HostRule(String text, Predicate<String> matcher) {

    static Optional<HostRule> parse(String text) {
        if (text.length() > 2 && text.startsWith("/") && text.endsWith("/")) {
            try {
                Pattern pattern = Pattern.compile(text.substring(1, text.length() - 1));
                return Optional.of(
                        new HostRule(text, host -> pattern.matcher(host).find()));
            } catch (PatternSyntaxException e) {
                return Optional.empty();
            }
        }
        Optional<Network> network = Network.parse(text);
        if (network.isPresent()) {
            return Optional.of(new HostRule(
                    text,
                    host -> Network.parse(host)
                            .filter(address -> network.get().contains(address.base()))
                            .isPresent()));
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.matches("\\*(\\.[a-z0-9_-]+)+")) {
            String domain = lower.substring(1);
            return Optional.of(new HostRule(
                    text, host -> host.endsWith(domain) && host.indexOf('.') == host.length() - domain.length()));
        }
        return lower.matches("[a-z0-9_-]+(\\.[a-z0-9_-]+)*")
                ? Optional.of(new HostRule(text, lower::equals))
                : Optional.empty();
    }

    boolean matches(String host) {
        return matcher.test(host.toLowerCase(Locale.ROOT));
    }
}
