package dev.concordat.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test only where a Docker engine already holds the image, and says why where it does not: a build neither waits
 * for a registry that it cannot reach, nor passes over a test in silence.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("docker")
@ExtendWith(ImageCondition.class)
@interface EnabledWithImage {

    /** The image. */
    String value();
}
