package dev.concordat.cli.deploy;

import dev.concordat.pactbroker.BrokerClient;
import dev.concordat.pactbroker.BrokerSettings;
import dev.concordat.pactbroker.PactProperties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the broker is. The names are those of the {@code pact} command line. */
final class BrokerOptions {

    @Option(
            names = {"-b", "--broker-base-url"},
            paramLabel = "URL",
            description = "The Pact Broker's address. Or PACT_BROKER_BASE_URL.")
    private @Nullable String url;

    @Option(
            names = {"-k", "--broker-token"},
            paramLabel = "TOKEN",
            description = "A bearer token. Better: PACT_BROKER_TOKEN, which is not seen in a list of processes.")
    private @Nullable String token;

    @Option(
            names = {"-u", "--broker-username"},
            paramLabel = "NAME",
            description = "Who asks. Or PACT_BROKER_USERNAME.")
    private @Nullable String username;

    @Option(
            names = {"-p", "--broker-password"},
            paramLabel = "PASSWORD",
            description = "The password. Better: PACT_BROKER_PASSWORD.")
    private @Nullable String password;

    @Option(
            names = "--custom-header",
            paramLabel = "NAME: VALUE",
            description = "A header of every request; several times for several.")
    private @Nullable List<String> headers;

    @Option(
            names = {"-c", "--ssl-certificate"},
            paramLabel = "FILE",
            description = "Certificates in PEM to trust beside Java's own. Or SSL_CERT_FILE.")
    private @Nullable String certificate;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    @SuppressWarnings("UnusedVariable") // acted upon by picocli
    private boolean help;

    /** Options first, then system properties, then the environment. */
    PactProperties properties() {
        return properties(Map.of());
    }

    /** The same, with further arguments. */
    PactProperties properties(Map<String, String> more) {
        Map<String, String> arguments = new LinkedHashMap<>(more);
        put(arguments, PactProperties.URL, url);
        put(arguments, PactProperties.TOKEN, token);
        put(arguments, PactProperties.USERNAME, username);
        put(arguments, PactProperties.PASSWORD, password);
        put(arguments, PactProperties.HEADERS, headers == null ? null : String.join("\n", headers));
        put(arguments, PactProperties.CERTIFICATE, certificate);
        return PactProperties.ofProcess().withArguments(arguments);
    }

    BrokerClient client() {
        return BrokerClient.of(BrokerSettings.from(properties()));
    }

    static void put(Map<String, String> arguments, String property, @Nullable String value) {
        if (value != null) {
            arguments.put(property, value);
        }
    }
}
