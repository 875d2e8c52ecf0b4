package dev.concordat.benchmarks.verify;

import dev.concordat.provider.ContractInteraction;
import dev.concordat.provider.ContractTest;
import dev.concordat.provider.ProviderContract;
import java.net.URI;

/** The verification as a user of Concordat writes it. */
@ProviderContract("catalog")
class ConcordatVerification {

    @ContractTest
    void verify(ContractInteraction interaction) {
        interaction.verify(URI.create("http://localhost:" + System.getProperty(PlainProvider.PORT)));
    }
}
