package dev.concordat.provider;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Settings;
import dev.concordat.database.Databases;
import dev.concordat.pact.PactFile;
import dev.concordat.pact.PactFolder;
import dev.concordat.provider.internal.state.StateCatalogue;
import dev.concordat.provider.internal.state.StateDatabases;
import dev.concordat.provider.internal.stub.ThirdParties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Reads what a test class needs to verify its provider.
 *
 * @param testClass the class
 * @param contract what it says of itself
 */
record ContractRunFactory(Class<?> testClass, ProviderContract contract) {

    ContractRun create() {
        List<ContractCase> cases = cases();
        ClassLoader loader = testClass.getClassLoader();
        Settings settings = Settings.load(loader);
        StateDatabases databases = new StateDatabases(Databases.declared().all());
        ThirdParties thirdParties = ThirdParties.declared(settings, loader);
        List<Problem> problems = new ArrayList<>();
        List<MethodState> methods =
                MethodState.of(AnnotatedMethods.of(testClass, ProviderState.class), databases, problems);
        Producers producers = Producers.of(AnnotatedMethods.of(testClass, MessageProducer.class), databases, problems);
        if (!problems.isEmpty()) {
            throw new ConcordatException(problems, null);
        }
        StateCatalogue states = StateCatalogue.of(settings, databases, thirdParties, methods);
        return new ContractRun(
                contract.value(),
                Duration.ofSeconds(contract.timeoutSeconds()),
                cases,
                new ContractRun.World(databases, thirdParties, states, producers),
                new Silence());
    }

    private List<ContractCase> cases() {
        Path folder = PactFolder.toRead();
        List<PactFile> all = PactFile.readAll(folder);
        List<ContractCase> cases = all.stream()
                .filter(file -> file.provider().equals(contract.value()))
                .flatMap(file -> ContractCase.of(file).stream())
                .toList();
        if (cases.isEmpty()) {
            throw new ConcordatException(noPacts(folder, all));
        }
        return cases;
    }

    private Problem noPacts(Path folder, List<PactFile> all) {
        TreeSet<String> others =
                new TreeSet<>(all.stream().map(PactFile::provider).toList());
        String found = all.isEmpty()
                ? "No pact is there at all."
                : "The pacts there are for: '" + String.join("', '", others) + "'.";
        return new Problem(
                "There is no pact with an interaction for the provider '" + contract.value() + "'. " + found,
                folder + ",\n" + testClass.getName(),
                "run the consumers' tests first, correct the name in @ProviderContract(\"" + contract.value()
                        + "\"), or name another folder by the system property " + PactFolder.READ_PROPERTY + ".");
    }
}
