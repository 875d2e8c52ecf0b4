package dev.concordat.provider;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link ProviderContract} class that brings the provider into a state. It may take, in any order:
 * the parameters as {@code Map<String, Object>}, single ones by {@link StateParameter}, a
 * {@link dev.concordat.database.Database} or its {@link javax.sql.DataSource}. A {@code Map} that it returns is
 * injected into the request where the consumer asked for values from the provider's state.
 *
 * <pre>{@code
 * @ProviderState("an order was placed")
 * Map<String, Object> orderPlaced(@StateParameter("customer") String customer) {
 *     return Map.of("orderId", orders.place(customer).id());
 * }
 * }</pre>
 *
 * @since 0.1
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface ProviderState {

    /** The state's names, as pacts have them. */
    String[] value();

    /** When the method runs. Default: before the interaction. */
    Phase phase() default Phase.SETUP;

    /** When a state's method runs. */
    enum Phase {
        /** Before the interaction, after the databases were reset. */
        SETUP,
        /** After the interaction, whatever became of it. */
        TEARDOWN
    }
}
