package dev.concordat.provider;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Settings;
import dev.concordat.database.Databases;
import dev.concordat.pactbroker.PactProperties;
import dev.concordat.provider.internal.state.StateCatalogue;
import dev.concordat.provider.internal.state.StateDatabases;
import dev.concordat.provider.internal.stub.ThirdParties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what a test class needs to verify its provider.
 *
 * @param testClass the class
 * @param contract what it says of itself
 */
record ContractRunFactory(Class<?> testClass, ProviderContract contract) {

    /** Property of Pact JVM's: {@code true} lets a provider pass that no consumer has a pact with. */
    static final String IGNORE_NO_CONSUMERS = "pact.verifier.ignoreNoConsumers";

    ContractRun create() {
        ClassLoader loader = testClass.getClassLoader();
        Settings settings = Settings.load(loader);
        ContractRun.Agenda agenda = agenda(PactProperties.ofProcess(), settings);
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
                agenda,
                new ContractRun.World(databases, thirdParties, states, producers),
                new Silence());
    }

    private ContractRun.Agenda agenda(PactProperties properties, Settings settings) {
        PactSource source = PactSource.of(contract.value(), properties, settings);
        InteractionFilter filter = InteractionFilter.read(properties);
        List<ContractPact> pacts = source.pacts();
        List<ContractCase> all =
                pacts.stream().flatMap(pact -> pact.cases().stream()).toList();
        List<ContractCase> wanted = all.stream().filter(filter::takes).toList();
        if (wanted.isEmpty() && !source.mayBeEmpty() && !properties.isSet(IGNORE_NO_CONSUMERS)) {
            throw new ConcordatException(
                    all.isEmpty() ? source.nothing(testClass) : filter.tooNarrow(pacts, properties));
        }
        return new ContractRun.Agenda(
                pacts.stream().filter(filter::takes).toList(), ContractCase.once(wanted), source.publication());
    }
}
