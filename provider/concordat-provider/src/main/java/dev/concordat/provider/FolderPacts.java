package dev.concordat.provider;

import dev.concordat.Problem;
import dev.concordat.configuration.Settings;
import dev.concordat.configuration.Steps;
import dev.concordat.pact.PactFile;
import dev.concordat.pact.PactFolder;
import dev.concordat.pactbroker.PactProperties;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The pacts in a folder.
 *
 * @param provider whose are wanted
 * @param folder where
 * @param all whatever provider they are for
 */
record FolderPacts(String provider, Path folder, List<PactFile> all) implements PactSource {

    FolderPacts {
        all = List.copyOf(all);
    }

    static FolderPacts of(String provider, PactProperties properties, Settings settings) {
        if (properties.isSet(ResultPublication.PROPERTY)) {
            Steps.of(provider, settings)
                    .done("no result will be published: the pacts are those of a folder; name a Pact Broker by "
                            + PactProperties.URL);
        }
        Path folder = PactFolder.toRead();
        return new FolderPacts(provider, folder, PactFile.readAll(folder));
    }

    @Override
    public List<ContractPact> pacts() {
        return all.stream()
                .filter(file -> file.provider().equals(provider))
                .map(ContractPact::of)
                .toList();
    }

    @Override
    public Problem nothing(Class<?> testClass) {
        TreeSet<String> others =
                new TreeSet<>(all.stream().map(PactFile::provider).toList());
        String found = all.isEmpty()
                ? "No pact is there at all."
                : "The pacts there are for: '" + String.join("', '", others) + "'.";
        return new Problem(
                "There is no pact with an interaction for the provider '" + provider + "'. " + found,
                folder + ",\n" + testClass.getName(),
                "run the consumers' tests first, correct the name in @ProviderContract(\"" + provider
                        + "\"), or name another folder by the system property " + PactFolder.READ_PROPERTY + ".");
    }

    @Override
    public Optional<ResultPublication> publication() {
        return Optional.empty();
    }
}
