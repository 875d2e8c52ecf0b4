package dev.concordat.provider;

import dev.concordat.provider.internal.state.StateCatalogue;
import dev.concordat.provider.internal.state.StateDatabases;
import dev.concordat.provider.internal.stub.ThirdParties;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one test class needs to verify its provider, read and checked before its application starts.
 *
 * @param provider the provider's name
 * @param timeout how long it may take for an answer
 * @param cases the interactions, in the order of the pacts
 * @param world what interactions start from, and what brings them there
 * @param silence of the provider, so far
 */
record ContractRun(String provider, Duration timeout, List<ContractCase> cases, World world, Silence silence) {

    ContractRun {
        cases = List.copyOf(cases);
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
