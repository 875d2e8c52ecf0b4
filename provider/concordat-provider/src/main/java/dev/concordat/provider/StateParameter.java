package dev.concordat.provider;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for one parameter of the provider state, converted to the type of the method's parameter: text, numbers,
 * {@code boolean}, enums, {@link java.util.UUID}.
 *
 * @since 0.1
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface StateParameter {

    /** The parameter's name in the pact. */
    String value();
}
