package dev.concordat.provider;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Finds where the provider under test runs, so that {@link ContractInteraction#verify()} needs no URL. Found by
 * {@link java.util.ServiceLoader}; asked on the test's thread before each HTTP interaction, in the order of the class
 * path, until one answers. There is one instance in a JVM, so it keeps nothing of a test. Concordat has one for Spring
 * Boot.
 *
 * @since 0.1
 */
public interface ProviderTarget {

    /**
     * The provider's base URL, context path included.
     *
     * @param test the test that is running
     * @return empty where this test is none of its kind
     */
    Optional<URI> find(ExtensionContext test);
}
