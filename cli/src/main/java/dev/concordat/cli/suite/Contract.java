package dev.concordat.cli.suite;

import dev.concordat.cli.suite.CheckedInteraction.Status;
import java.time.Duration;
import java.util.List;

/**
 * What a consumer expects of a provider, and what came of it.
 *
 * @param consumer the consumer's name
 * @param provider the provider's name
 * @param schemaVersion the schema that the verdict holds for; empty without a database
 * @param interactions all of the pact, in its order; then those that the provider verified beyond it
 * @param surplus how many of them are beyond the pact
 */
record Contract(
        String consumer,
        String provider,
        List<String> schemaVersion,
        List<CheckedInteraction> interactions,
        int surplus) {

    Contract {
        schemaVersion = List.copyOf(schemaVersion);
        interactions = List.copyOf(interactions);
    }

    int count(Status status) {
        return (int) interactions.stream()
                .filter(interaction -> interaction.status() == status)
                .count();
    }

    /** Those of which nothing is known. */
    int unknown() {
        return count(Status.ERROR) + count(Status.NOT_RUN);
    }

    /** Whether everything holds that has to. */
    boolean verified() {
        return count(Status.VERIFIED) + count(Status.PENDING) == interactions.size();
    }

    /** Whether a provider was asked at all. */
    boolean ran() {
        return count(Status.NOT_RUN) < interactions.size();
    }

    Duration duration() {
        return Duration.ofMillis(
                interactions.stream().mapToLong(CheckedInteraction::millis).sum());
    }

    /** Whose contract this is: {@code storefront -> catalog}. */
    String name() {
        return consumer + " -> " + provider;
    }
}
