package dev.concordat.provider;

import dev.concordat.provider.internal.state.StateCatalogue;
import dev.concordat.provider.internal.state.StateDatabases;
import dev.concordat.provider.internal.stub.ThirdParties;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one test class needs to verify its provider, read and checked before its application starts.
 *
 * @param provider the provider's name
 * @param timeout how long it may take for an answer
 * @param agenda what is to be verified
 * @param world what interactions start from, and what brings them there
 * @param silence of the provider, so far
 */
record ContractRun(String provider, Duration timeout, Agenda agenda, World world, Silence silence) {

    /**
     * What is to be verified.
     *
     * @param pacts whole
     * @param cases those of their interactions that are wanted, in the order of the pacts
     * @param publication of what becomes of them; empty where none is asked for
     */
    record Agenda(List<ContractPact> pacts, List<ContractCase> cases, Optional<ResultPublication> publication) {

        Agenda {
            pacts = List.copyOf(pacts);
            cases = List.copyOf(cases);
        }
    }

    List<ContractPact> pacts() {
        return agenda.pacts();
    }

    List<ContractCase> cases() {
        return agenda.cases();
    }

    /** The same run of some of its interactions. */
    ContractRun of(Predicate<ContractCase> wanted) {
        List<ContractCase> some = cases().stream().filter(wanted).toList();
        return new ContractRun(provider, timeout, new Agenda(pacts(), some, agenda.publication()), world, silence);
    }

    /**
     * The surroundings of an interaction.
     *
     * @param databases reset before each
     * @param thirdParties reset before each
     * @param states all that are declared
     * @param producers of messages
     */
    record World(StateDatabases databases, ThirdParties thirdParties, StateCatalogue states, Producers producers) {

        /** Begins an interaction, by its name. */
        void begin(String interaction) {
            databases.reset(interaction);
            thirdParties.reset();
        }

        /** Ends it: what is written to a database from now on is told with its name. */
        void end(@Nullable Throwable failure) {
            databases.release(failure);
        }
    }
}
