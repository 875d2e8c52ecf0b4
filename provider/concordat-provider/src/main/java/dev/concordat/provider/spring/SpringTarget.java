package dev.concordat.provider.spring;

import dev.concordat.provider.ProviderTarget;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The web server of a test's own Spring application. Touches no type of Spring before it knows that the test has one,
 * so that Spring may be missing from the class path.
 *
 * @since 0.1
 */
public final class SpringTarget implements ProviderTarget {

    private static final String EXTENSION = "org.springframework.test.context.junit.jupiter.SpringExtension";

    @Override
    public Optional<URI> find(ExtensionContext test) {
        @Nullable Class<?> at = test.getRequiredTestClass();
        while (at != null) {
            if (isSpringTest(at)) {
                return Optional.of(SpringServer.of(test).url());
            }
            at = at.getEnclosingClass();
        }
        return Optional.empty();
    }

    private static boolean isSpringTest(Class<?> testClass) {
        return AnnotationSupport.findRepeatableAnnotations(testClass, ExtendWith.class).stream()
                .flatMap(extended -> Arrays.stream(extended.value()))
                .anyMatch(extension -> extension.getName().equals(EXTENSION));
    }
}
