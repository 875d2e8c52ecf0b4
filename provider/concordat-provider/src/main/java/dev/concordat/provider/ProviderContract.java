package dev.concordat.provider;

import dev.concordat.database.Databases;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Marks a test class that verifies one provider against the pacts of all its consumers. The pacts are those that a Pact
 * Broker selects, where {@code pactbroker.url} names one, else those that name the provider in the folder
 * {@code pacts/} at the repository's root. Before anything starts, what they need is compared with what is declared,
 * and everything that is missing is told at once.
 *
 * <pre>{@code
 * @ProviderContract("catalog")
 * @SpringBootTest(webEnvironment = RANDOM_PORT)
 * class CatalogContractTests {
 *
 *     @ContractTest
 *     void verify(ContractInteraction interaction) {
 *         interaction.verify();
 *     }
 * }
 * }</pre>
 *
 * <p>With {@code pact.verifier.publishResults=true} the broker is told what became of each pact whose interactions were
 * all run. A pact, or an interaction, that is pending fails no build: its test ends early and says what is missing.
 *
 * <p>Verifying classes run one after the other, and their interactions in the order of the pacts, also where JUnit runs
 * tests in parallel: each interaction resets the databases and the third parties that all of them share. May stand on a
 * superclass, on an enclosing class, or on an annotation of your own.
 *
 * @since 0.1
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(ProviderContractExtension.class)
@ResourceLock(ProviderContractExtension.RESOURCE)
@ResourceLock(Databases.LOCK)
public @interface ProviderContract {

    /** The provider's name, as its consumers' pacts have it. */
    String value();

    /** How long the provider may take for one answer, in seconds. Default: 30. */
    int timeoutSeconds() default 30;
}
