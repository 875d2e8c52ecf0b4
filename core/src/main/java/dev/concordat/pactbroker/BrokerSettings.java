package dev.concordat.pactbroker;

import dev.concordat.Origin;
import dev.concordat.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a broker is and how it is reached. Immutable; its text has no secrets. */
public final class BrokerSettings {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String EXAMPLE =
            "give one that begins with http:// or https://, such as http://localhost:9292.";

    private final URI url;
    private final Origin origin;
    private final Optional<Credentials> credentials;
    private final Map<String, String> headers;
    private final Optional<Path> certificate;
    private final Optional<Proxy> proxy;
    private final Duration timeout;
    private final Retries retries;

    private BrokerSettings(PactProperties properties, URI given) {
        this.origin = properties.origin(PactProperties.URL);
        this.credentials = Credentials.from(properties, given);
        this.url = withoutUserInfo(given);
        this.headers = headers(properties);
        this.certificate = properties.value(PactProperties.CERTIFICATE).map(Path::of);
        this.proxy = Proxy.from(properties, url);
        this.timeout = properties
                .positiveNumber(PactProperties.TIMEOUT)
                .map(Duration::ofSeconds)
                .orElse(TIMEOUT);
        this.retries = Retries.USUAL;
    }

    private BrokerSettings(BrokerSettings settings, Retries retries) {
        this.url = settings.url;
        this.origin = settings.origin;
        this.credentials = settings.credentials;
        this.headers = settings.headers;
        this.certificate = settings.certificate;
        this.proxy = settings.proxy;
        this.timeout = settings.timeout;
        this.retries = retries;
    }

    /**
     * As the properties say.
     *
     * @throws BrokerException where none says where the broker is, or one cannot be understood
     */
    public static BrokerSettings from(PactProperties properties) {
        String url = properties
                .value(PactProperties.URL)
                .orElseThrow(() -> new BrokerException(
                        new Problem(
                                "Nobody says where the Pact Broker is.",
                                "system property '" + PactProperties.URL
                                        + "', environment variable 'PACT_BROKER_BASE_URL'",
                                "set one of them to the broker's address, such as http://localhost:9292."),
                        null));
        return new BrokerSettings(properties, url(url, properties.origin(PactProperties.URL)));
    }

    /**
     * The same, asking again otherwise when a broker does not answer.
     *
     * @param attempts how often at most, 1 or more
     * @param pause how long to wait before the second attempt; doubled before each further one
     */
    public BrokerSettings withRetries(int attempts, Duration pause) {
        return new BrokerSettings(this, new Retries(attempts, pause));
    }

    /** The broker's address, without user name and password. */
    public URI url() {
        return url;
    }

    /** Where the address was given, for messages about it. */
    public Origin origin() {
        return origin;
    }

    Optional<Credentials> credentials() {
        return credentials;
    }

    Map<String, String> headers() {
        return headers;
    }

    Optional<Path> certificate() {
        return certificate;
    }

    Optional<Proxy> proxy() {
        return proxy;
    }

    Duration timeout() {
        return timeout;
    }

    Retries retries() {
        return retries;
    }

    Secrets secrets() {
        List<String> secrets = new ArrayList<>(headers.values());
        credentials.ifPresent(given -> secrets.addAll(given.secrets()));
        proxy.flatMap(Proxy::credentials).ifPresent(given -> secrets.addAll(given.secrets()));
        return Secrets.of(secrets);
    }

    /** The address alone. */
    @Override
    public String toString() {
        return "BrokerSettings[" + url + "]";
    }

    private static URI url(String text, Origin origin) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw notAnAddress(text, origin, EXAMPLE);
        }
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw notAnAddress(text, origin, EXAMPLE);
        }
        if (url.getHost() == null) {
            // Networks of containers know such names, Java does not.
            String remedy =
                    url.getRawAuthority() != null && url.getRawAuthority().contains("_")
                            ? "give the host a name without '_', which no host's name may have: an alias will do."
                            : EXAMPLE;
            throw notAnAddress(text, origin, remedy);
        }
        return url;
    }

    /** Whatever stands before an '@' may be a password. */
    private static BrokerException notAnAddress(String text, Origin origin, String remedy) {
        return new BrokerException(
                Problem.at(
                        origin,
                        "'" + text.replaceFirst(".*@", "***@") + "' is not the address of a Pact Broker.",
                        remedy),
                null);
    }

    private static URI withoutUserInfo(URI url) {
        return url.getRawUserInfo() == null ? url : URI.create(url.toString().replaceFirst("(?<=//)[^/@]*@", ""));
    }

    private static Map<String, String> headers(PactProperties properties) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : properties.value(PactProperties.HEADERS).orElse("").split("\\R")) {
            if (!line.isBlank()) {
                String[] parts = line.split(":", 2);
                if (parts.length < 2 || !parts[0].strip().matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
                    throw new BrokerException(
                            Problem.at(
                                    properties.origin(PactProperties.HEADERS),
                                    "A header for the Pact Broker has no name, or no value.",
                                    "write it as 'Name: value', and each on a line of its own."),
                            null);
                }
                headers.put(parts[0].strip(), parts[1].strip());
            }
        }
        return Map.copyOf(headers);
    }
}
