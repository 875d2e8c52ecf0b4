package dev.concordat.pactbroker;

import dev.concordat.Problem;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A proxy that the environment names. One that the JVM's own properties name is the JVM's business.
 *
 * @param host its host
 * @param port its port
 * @param credentials who asks it, where it wants to know
 */
record Proxy(String host, int port, Optional<Credentials> credentials) {

    private static final int USUAL_PORT = 80;

    /** The one on the way to a broker; empty where there is none. */
    static Optional<Proxy> from(PactProperties properties, URI broker) {
        boolean secure = "https".equalsIgnoreCase(broker.getScheme());
        String key = secure ? PactProperties.HTTPS_PROXY : PactProperties.HTTP_PROXY;
        String ofJvm = secure ? "https.proxyHost" : "http.proxyHost";
        if (properties.value(ofJvm).isPresent() || isDirect(broker.getHost(), properties)) {
            return Optional.empty();
        }
        return properties
                .value(key)
                .map(text -> parse(text, properties.origin(key).toString()));
    }

    ProxySelector selector() {
        return ProxySelector.of(new InetSocketAddress(host, port));
    }

    private static boolean isDirect(String host, PactProperties properties) {
        String name = host.toLowerCase(Locale.ROOT);
        return isOfThisMachine(name)
                || Stream.of(properties
                                .value(PactProperties.NO_PROXY)
                                .orElse("")
                                .split(","))
                        .map(entry -> entry.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
                        .filter(entry -> !entry.isEmpty())
                        .anyMatch(entry -> entry.equals("*") || name.equals(entry) || name.endsWith("." + entry));
    }

    private static boolean isOfThisMachine(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static Proxy parse(String text, String origin) {
        try {
            URI uri = URI.create(text.contains("://") ? text : "http://" + text);
            if (uri.getHost() != null) {
                Optional<Credentials> credentials = Optional.ofNullable(uri.getRawUserInfo())
                        .map(info -> info.split(":", 2))
                        .map(parts -> Credentials.basic(
                                Credentials.decoded(parts[0]),
                                parts.length > 1 ? Credentials.decoded(parts[1]) : "",
                                origin));
                return new Proxy(uri.getHost(), uri.getPort() < 0 ? USUAL_PORT : uri.getPort(), credentials);
            }
        } catch (IllegalArgumentException e) {
            throw notAnAddress(origin);
        }
        throw notAnAddress(origin);
    }

    private static BrokerException notAnAddress(String origin) {
        return new BrokerException(
                new Problem(
                        "What is given as a proxy is not an address.",
                        origin,
                        "write it as http://proxy.example.org:3128."),
                null);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
