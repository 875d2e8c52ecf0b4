package dev.concordat.provider;

import dev.concordat.Problem;
import dev.concordat.configuration.Settings;
import dev.concordat.pactbroker.PactProperties;
import java.util.List;
import java.util.Optional;

/** Where the pacts of a provider are. */
sealed interface PactSource permits BrokerPacts, FolderPacts {

    /** The broker, where one is named; else the folder. */
    static PactSource of(String provider, PactProperties properties, Settings settings) {
        return properties.value(PactProperties.URL).isPresent()
                ? BrokerPacts.of(provider, properties, settings)
                : FolderPacts.of(provider, properties, settings);
    }

    /** All of the provider's. */
    List<ContractPact> pacts();

    /** Whether it is well that there is nothing to verify. */
    default boolean mayBeEmpty() {
        return false;
    }

    /** That there is nothing to verify, and where it was looked for. */
    Problem nothing(Class<?> testClass);

    /** Who publishes results; empty where nobody is to. */
    Optional<ResultPublication> publication();
}
