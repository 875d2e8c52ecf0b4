package dev.concordat.pactbroker;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is said about the broker and about the version under test, under the names that Pact JVM and the {@code pact}
 * command line have for it: arguments of a command or a goal, system properties, environment variables, in that order
 * of precedence. A variable is the property's name in upper case with underscores ({@code PACTBROKER_URL}); those that
 * the command line knows under another name ({@code PACT_BROKER_BASE_URL}) are read under that one first. A blank value
 * counts as none. Immutable.
 */
public final class PactProperties {

    /** Where the broker is. Variable: {@code PACT_BROKER_BASE_URL}. */
    public static final String URL = "pactbroker.url";

    /** A bearer token. Variable: {@code PACT_BROKER_TOKEN}. */
    public static final String TOKEN = "pactbroker.auth.token";

    /** Who publishes and asks, for basic authentication. Variable: {@code PACT_BROKER_USERNAME}. */
    public static final String USERNAME = "pactbroker.auth.username";

    /** The password that goes with {@link #USERNAME}. Variable: {@code PACT_BROKER_PASSWORD}. */
    public static final String PASSWORD = "pactbroker.auth.password";

    /** Headers sent with every request, {@code Name: value}, each on a line of its own. */
    public static final String HEADERS = "concordat.broker.headers";

    /** A file with certificates in PEM that are trusted beside the JVM's own. Variable: {@code SSL_CERT_FILE}. */
    public static final String CERTIFICATE = "concordat.broker.certificate";

    /** How long an answer may take, in seconds; 60 by default. */
    public static final String TIMEOUT = "concordat.broker.timeout";

    /** The proxy for brokers at {@code https} addresses, where the JVM's own {@code https.proxyHost} is not set. */
    static final String HTTPS_PROXY = "https.proxy";

    /** The proxy for brokers at {@code http} addresses, where the JVM's own {@code http.proxyHost} is not set. */
    static final String HTTP_PROXY = "http.proxy";

    /** Hosts that are reached without a proxy, separated by commas. */
    static final String NO_PROXY = "no.proxy";

    private static final Map<String, String> VARIABLES = Map.of(
            URL, "PACT_BROKER_BASE_URL",
            TOKEN, "PACT_BROKER_TOKEN",
            USERNAME, "PACT_BROKER_USERNAME",
            PASSWORD, "PACT_BROKER_PASSWORD",
            CERTIFICATE, "SSL_CERT_FILE",
            HTTPS_PROXY, "https_proxy",
            HTTP_PROXY, "http_proxy",
            NO_PROXY, "no_proxy");

    private final List<Source> sources;

    private PactProperties(List<Source> sources) {
        this.sources = List.copyOf(sources);
    }

    /** Those of this process: its system properties and its environment. */
    public static PactProperties ofProcess() {
        return of(System::getProperty, System::getenv);
    }

    /** Those of given properties and variables, for a look that does not depend on this process. */
    public static PactProperties of(
            Function<String, @Nullable String> properties, Function<String, @Nullable String> variables) {
        return new PactProperties(List.of(
                new Source("system property", List::of, properties),
                new Source("environment variable", PactProperties::variableNames, variables)));
    }

    /** These, with arguments before them, by the properties' names. */
    public PactProperties withArguments(Map<String, String> arguments) {
        Map<String, String> given = Map.copyOf(arguments);
        List<Source> all = new ArrayList<>(sources);
        all.add(0, new Source("argument", List::of, given::get));
        return new PactProperties(all);
    }

    /** The value of a property; empty where nobody gives one. */
    public Optional<String> value(String property) {
        return find(property).map(Found::value);
    }

    /** Whether a property is {@code true}. */
    public boolean isSet(String property) {
        return find(property).map(found -> Boolean.parseBoolean(found.value())).orElse(false);
    }

    /** Where a value comes from, for messages about it: the argument, the property or the variable. */
    public Origin origin(String property) {
        return Origin.of(find(property).map(Found::place).orElse("system property '" + property + "'"));
    }

    /**
     * A whole number.
     *
     * @throws ConcordatException where the value is none, or less than 1
     */
    Optional<Integer> positiveNumber(String property) {
        return value(property).map(text -> {
            if (!text.matches("[1-9]\\d{0,8}")) {
                throw new ConcordatException(Problem.at(
                        origin(property), "'" + text + "' is not a number of 1 or more.", "give a whole number."));
            }
            return Integer.valueOf(text);
        });
    }

    /** How near to the caller a value is given: 0 by arguments, more the farther; empty where it is not given. */
    Optional<Integer> rank(String property) {
        return find(property).map(Found::rank);
    }

    private Optional<Found> find(String property) {
        for (int rank = 0; rank < sources.size(); rank++) {
            Source source = sources.get(rank);
            for (String name : source.names.apply(property)) {
                String value = source.values.apply(name);
                if (value != null && !value.isBlank()) {
                    return Optional.of(new Found(value.strip(), source.kind + " '" + name + "'", rank));
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> variableNames(String property) {
        String plain = property.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
        String known = VARIABLES.get(property);
        return known == null ? List.of(plain) : List.of(known, plain);
    }

    private record Source(
            String kind, Function<String, List<String>> names, Function<String, @Nullable String> values) {}

    private record Found(String value, String place, int rank) {}
}
