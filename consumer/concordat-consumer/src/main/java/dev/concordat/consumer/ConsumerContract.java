package dev.concordat.consumer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a JUnit test class the contract of a consumer with one provider. Its test methods take a {@link ProviderMock}
 * or {@link ProviderMessages} as parameter, describe the interactions they need, and exercise the consumer's own code
 * against them. When the run ends, everything described stands in {@code pacts/<consumer>-<provider>.json}.
 *
 * <p>All tests of one pact belong in one module: an interaction goes when its test is no longer on the class path, and a
 * module does not see another one's tests.
 *
 * <p>Holds for nested classes and subclasses too, and can be put on an annotation of one's own, so that the two names
 * stand in one place:
 *
 * <pre>{@code
 * @ConsumerContract(consumer = "storefront", provider = "catalog")
 * @Retention(RetentionPolicy.RUNTIME)
 * @interface CatalogContract {}
 * }</pre>
 *
 * @since 0.1
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(ConsumerContractExtension.class)
public @interface ConsumerContract {

    /** The consumer's name: the application whose client is tested. */
    String consumer();

    /** The provider's name, the same that its own {@code @ProviderContract} has. */
    String provider();
}
