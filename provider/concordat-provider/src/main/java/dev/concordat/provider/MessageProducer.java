package dev.concordat.provider;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link ProviderContract} class that produces a message as the provider would send it. It runs
 * after the states, may take what a {@link ProviderState} method may take (the parameters together with the values that
 * states returned), and returns the content as {@code byte[]} or {@code String}, or a {@link ProviderMessage} with
 * metadata.
 *
 * @since 0.1
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface MessageProducer {

    /** The descriptions of the messages, as pacts have them. */
    String[] value();
}
