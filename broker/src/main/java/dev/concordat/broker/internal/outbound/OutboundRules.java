package dev.concordat.broker.internal.outbound;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/**
 * What requests the broker makes for its users: how, and to whom.
 *
 * @param schemes such as {@code https}
 * @param methods such as {@code POST}
 * @param hosts that may be named; any, where there are none
 * @param addresses that may be connected to, whatever name they were found by
 */
public record OutboundRules(List<String> schemes, List<String> methods, List<HostRule> hosts, AddressRules addresses) {

    /** Schemes that addresses of webhooks may have; {@code https} by default. */
    public static final String SCHEMES = "concordat.broker.webhook.scheme-whitelist";

    /** Methods that webhooks may use; {@code POST} by default. */
    public static final String METHODS = "concordat.broker.webhook.http-method-whitelist";

    /** Hosts that webhooks may name; any by default, but then no answer of theirs is shown. */
    public static final String HOSTS = "concordat.broker.webhook.host-whitelist";

    /** Networks, besides the public one, that webhooks may reach; none by default. */
    public static final String NETWORKS = "concordat.broker.webhook.allowed-networks";

    /** Copies. */
    public OutboundRules {
        schemes = schemes.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
        methods = methods.stream().map(each -> each.toUpperCase(Locale.ROOT)).toList();
        hosts = List.copyOf(hosts);
    }

    /**
     * As configured; where our own properties say nothing, the environment variables of the official broker count.
     *
     * @throws ConcordatException where an entry cannot be read
     */
    public static OutboundRules of(Environment environment) {
        return new OutboundRules(
                words(environment, SCHEMES, "https"),
                words(environment, METHODS, "POST"),
                parsed(
                        environment,
                        HOSTS,
                        "host",
                        "'ci.example.org', '*.example.org', '10.0.0.0/8' or" + " '/\\.example\\.org$/'",
                        HostRule::parse),
                new AddressRules(
                        parsed(environment, NETWORKS, "network", "'10.1.0.0/16' or '127.0.0.1'", Network::parse)));
    }

    /** The words of a property of webhooks, or of the official broker's variable for it. */
    public static List<String> words(Environment environment, String key, String usual) {
        String theirs = "PACT_BROKER_WEBHOOK_"
                + key.substring(key.lastIndexOf('.') + 1).replace('-', '_').toUpperCase(Locale.ROOT);
        String value = environment.getProperty(key, environment.getProperty(theirs, ""));
        return Stream.of((value.isBlank() ? usual : value).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static <T> List<T> parsed(
            Environment environment, String key, String what, String examples, Function<String, Optional<T>> parser) {
        List<T> all = new ArrayList<>();
        for (String word : words(environment, key, "")) {
            all.add(parser.apply(word)
                    .orElseThrow(() -> new ConcordatException(new Problem(
                            "'" + word + "' is no " + what + " that webhooks could be allowed.",
                            "property '" + key + "'",
                            "separate entries by spaces, and write each like " + examples + "."))));
        }
        return all;
    }

    /** Whether a method may be used. */
    public boolean permitsMethod(String method) {
        return methods.contains(method.toUpperCase(Locale.ROOT));
    }

    /** Whether a scheme may be used. */
    public boolean permitsScheme(String scheme) {
        return schemes.contains(scheme.toLowerCase(Locale.ROOT));
    }

    /** Whether a host may be named. What it means is looked at when it is connected to. */
    public boolean permitsHost(String host) {
        return hosts.isEmpty() || isListed(host);
    }

    /** Whether a host was named by the operator: then its answers may be shown to those who see webhooks. */
    public boolean isListed(String host) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return hosts.stream().anyMatch(rule -> rule.matches(bare));
    }

    /** The hosts as they were written. */
    public String hostNames() {
        return String.join(", ", hosts.stream().map(HostRule::text).toList());
    }

    /** What is wrong with a request, where something is: the operator may have changed his mind since it was set up. */
    Optional<String> refusal(String method, URI uri) {
        if (!permitsMethod(method)) {
            return Optional.of("The method " + method + " is not one of " + String.join(", ", methods) + ".");
        }
        String scheme = String.valueOf(uri.getScheme());
        if (!permitsScheme(scheme)) {
            return Optional.of("The scheme " + scheme + " is not one of " + String.join(", ", schemes) + ".");
        }
        return permitsHost(String.valueOf(uri.getHost()))
                ? Optional.empty()
                : Optional.of("The host '" + uri.getHost() + "' is not one of those allowed.");
    }
}
