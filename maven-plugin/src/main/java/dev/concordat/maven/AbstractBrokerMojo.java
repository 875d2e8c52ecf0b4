package dev.concordat.maven;

import dev.concordat.ConcordatException;
import dev.concordat.pactbroker.BrokerClient;
import dev.concordat.pactbroker.BrokerSettings;
import dev.concordat.pactbroker.PactProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Where the broker is, and how a goal fails. */
abstract class AbstractBrokerMojo extends AbstractMojo {

    /** The Pact Broker's address. Also the environment variable <code>PACT_BROKER_BASE_URL</code>. */
    @Parameter(property = PactProperties.URL)
    private @Nullable String brokerUrl;

    /** A bearer token. Better kept out of the pom: the environment variable <code>PACT_BROKER_TOKEN</code>. */
    @Parameter(property = PactProperties.TOKEN)
    private @Nullable String brokerToken;

    /** Who asks, for basic authentication. Also the environment variable <code>PACT_BROKER_USERNAME</code>. */
    @Parameter(property = PactProperties.USERNAME)
    private @Nullable String brokerUsername;

    /** The password. Better kept out of the pom: the environment variable <code>PACT_BROKER_PASSWORD</code>. */
    @Parameter(property = PactProperties.PASSWORD)
    private @Nullable String brokerPassword;

    /** Headers of every request, <code>Name: value</code>, each on a line of its own. */
    @Parameter(property = PactProperties.HEADERS)
    private @Nullable String headers;

    /**
     * A file with certificates in PEM that are trusted beside Java's own. Also the environment variable <code>
     * SSL_CERT_FILE</code>.
     */
    @Parameter(property = PactProperties.CERTIFICATE)
    private @Nullable String certificate;

    /** How long an answer may take, in seconds; 60 unless said otherwise. */
    @Parameter(property = PactProperties.TIMEOUT)
    private @Nullable String timeout;

    /** Whether the goal does nothing. */
    @Parameter(property = "concordat.broker.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped, as 'concordat.broker.skip' says.");
            return;
        }
        try {
            run();
        } catch (ConcordatException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted.", e);
        }
    }

    abstract void run() throws MojoFailureException, InterruptedException;

    final BrokerClient broker() {
        return BrokerClient.of(BrokerSettings.from(properties(Map.of())));
    }

    /** The goal's parameters first, then system properties, then the environment. */
    final PactProperties properties(Map<String, String> more) {
        Map<String, String> arguments = new LinkedHashMap<>(more);
        put(arguments, PactProperties.URL, brokerUrl);
        put(arguments, PactProperties.TOKEN, brokerToken);
        put(arguments, PactProperties.USERNAME, brokerUsername);
        put(arguments, PactProperties.PASSWORD, brokerPassword);
        put(arguments, PactProperties.HEADERS, headers);
        put(arguments, PactProperties.CERTIFICATE, certificate);
        put(arguments, PactProperties.TIMEOUT, timeout);
        return PactProperties.ofProcess().withArguments(arguments);
    }

    static void put(Map<String, String> arguments, String property, @Nullable String value) {
        if (value != null) {
            arguments.put(property, value);
        }
    }
}
