package dev.concordat.pact;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What one run of tests has to say about one pact.
 *
 * @param consumer the consumer's name
 * @param provider the provider's name
 * @param testsRun the tests that ran, each as {@code fully.qualified.ClassName#method}; what they declared before is
 *     replaced
 * @param interactions what those tests declared
 * @param testExists whether a test that did not run still exists; what it declared before is kept only then
 */
public record PactContribution(
        String consumer,
        String provider,
        Set<String> testsRun,
        List<RecordedInteraction> interactions,
        Predicate<String> testExists) {

    /** Copies what can change. */
    public PactContribution {
        testsRun = Set.copyOf(testsRun);
        interactions = List.copyOf(interactions);
    }
}
