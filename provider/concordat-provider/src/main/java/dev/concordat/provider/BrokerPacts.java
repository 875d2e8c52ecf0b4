package dev.concordat.provider;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Settings;
import dev.concordat.configuration.Steps;
import dev.concordat.pactbroker.BrokerClient;
import dev.concordat.pactbroker.BrokerSettings;
import dev.concordat.pactbroker.PactProperties;
import dev.concordat.pactbroker.verification.BrokerPact;
import dev.concordat.pactbroker.verification.PactSelection;
import dev.concordat.pactbroker.verification.PactsForVerification;
import dev.concordat.pactbroker.verification.ProviderVersion;
import dev.concordat.revision.Revision;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pacts that a broker selects, or the one whose address it gave.
 *
 * @param client of the broker
 * @param selection what is asked for
 * @param only the address of the one pact that is wanted; empty for all that are selected
 * @param publication of results; empty where they are not to be published
 * @param steps tells what was selected
 */
record BrokerPacts(
        BrokerClient client,
        PactSelection selection,
        Optional<URI> only,
        Optional<ResultPublication> publication,
        Steps steps)
        implements PactSource {

    /** Pact JVM's property for the address of the one pact to be verified, as a broker's webhook passes it on. */
    static final String ONLY = "pact.filter.pacturl";

    /** The same as an environment variable: {@code PACT_URL}, the name that the documentation of webhooks uses. */
    private static final String ONLY_FROM_WEBHOOK = "pact.url";

    private static final Pattern VERSION = Pattern.compile("\\(([^()]+)\\) and ");
    private static final int SHORT_HASH = 7;

    static BrokerPacts of(String provider, PactProperties properties, Settings settings) {
        BrokerClient client = BrokerClient.of(BrokerSettings.from(properties));
        Revision revision = Revision.of(Path.of(""));
        ProviderVersion version = ProviderVersion.read(properties, revision);
        PactSelection selection = PactSelection.read(provider, version, properties, settings);
        Steps steps = Steps.of(provider, settings);
        Optional<URI> only = properties
                .value(ONLY)
                .or(() -> properties.value(ONLY_FROM_WEBHOOK))
                .map(text -> address(text, properties));
        return new BrokerPacts(
                client,
                selection,
                only,
                properties.isSet(ResultPublication.PROPERTY)
                        ? Optional.of(ResultPublication.of(client, provider, version.numbered(revision), steps))
                        : Optional.empty(),
                steps);
    }

    private static URI address(String text, PactProperties properties) {
        try {
            // Who asks is said by the properties; what stands here would be seen in every message.
            return new URI(text.replaceFirst("(?<=//)[^/@]*@", ""));
        } catch (URISyntaxException e) {
            String property = properties.value(ONLY).isPresent() ? ONLY : ONLY_FROM_WEBHOOK;
            throw new ConcordatException(
                    Problem.at(
                            properties.origin(property),
                            "'" + text + "' is not the address of a pact.",
                            "give the one that a webhook of the Pact Broker passes on as ${pactbroker.pactUrl}."),
                    e);
        }
    }

    @Override
    public List<ContractPact> pacts() {
        PactsForVerification pacts = PactsForVerification.of(client);
        List<BrokerPact> fetched =
                only.map(url -> one(pacts.at(url))).orElseGet(() -> pacts.fetch(pacts.select(selection)));
        tell(fetched);
        return fetched.stream()
                .map(pact -> ContractPact.of(pact, isAlone(pact, fetched) ? "" : version(pact)))
                .toList();
    }

    /** A webhook's build may hold other providers as well. */
    private List<BrokerPact> one(BrokerPact pact) {
        String provider = pact.pact().getProvider().getName();
        if (provider.equals(selection.provider())) {
            return List.of(pact);
        }
        steps.done("nothing to verify: the pact at " + pact.selected().url() + " is for '" + provider + "'");
        return List.of();
    }

    @Override
    public boolean mayBeEmpty() {
        return only.isPresent();
    }

    private static boolean isAlone(BrokerPact pact, List<BrokerPact> all) {
        return all.stream()
                        .filter(other -> other.consumer().equals(pact.consumer()))
                        .count()
                == 1;
    }

    private static String version(BrokerPact pact) {
        Matcher version = VERSION.matcher(pact.selected().name());
        String content = pact.selected().content().toString();
        String hash = content.substring(content.lastIndexOf('/') + 1);
        return version.find() ? version.group(1) : hash.substring(0, Math.min(SHORT_HASH, hash.length()));
    }

    private void tell(List<BrokerPact> pacts) {
        if (pacts.isEmpty() && mayBeEmpty()) {
            return;
        }
        steps.done((pacts.size() == 1 ? "1 pact" : pacts.size() + " pacts") + " from "
                + client.settings().url()
                + (only.isPresent() ? "" : ", selected by " + selection.selectors())
                + selection
                        .version()
                        .branch()
                        .map(branch -> ", for branch " + branch)
                        .orElse(""));
        for (BrokerPact pact : pacts) {
            steps.done("  " + pact.consumer() + " (" + version(pact) + "): "
                    + String.join("; ", pact.selected().reasons())
                    + (pact.selected().pending() ? "; pending" : ""));
        }
    }

    @Override
    public Problem nothing(Class<?> testClass) {
        return new Problem(
                "The Pact Broker has no pact with an interaction for the provider '" + selection.provider()
                        + "' that the consumer version selectors select.",
                client.settings().url() + ", selectors ("
                        + selection.selectors().origin() + "): " + selection.selectors() + ",\n" + testClass.getName(),
                "have the consumers publish their pacts, correct the name in @ProviderContract(\""
                        + selection.provider() + "\"), or select others by " + Settings.BROKER + ".selectors in "
                        + Settings.FILE + ". If no consumer is as it should be, set "
                        + ContractRunFactory.IGNORE_NO_CONSUMERS + "=true.");
    }
}
