package dev.concordat.migration;

import dev.concordat.database.spring.TestSchema;
import dev.concordat.database.spring.TestSchemas;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.commons.support.AnnotationSupport;

/** Has the context of a Spring test with {@link AtSchema} on its class on a database at that version. */
final class AtSchemaInSpring implements TestSchemas {

    private static final String SPRING = "org.springframework.test.context.junit.jupiter.SpringExtension";

    @Override
    public Optional<TestSchema> of(Class<?> testClass) {
        return isSpring(testClass) ? declared(testClass) : Optional.empty();
    }

    /** What a class says, or else one around it. */
    private static Optional<TestSchema> declared(Class<?> testClass) {
        Optional<AtSchema> found = AnnotationSupport.findAnnotation(testClass, AtSchema.class);
        if (found.isPresent()) {
            return found.map(schema -> new TestSchema(schema.database(), schema.value()));
        }
        Class<?> outer = outer(testClass);
        return outer == null ? Optional.empty() : declared(outer);
    }

    /** Whether a test has a context of Spring. */
    static boolean isSpring(Class<?> testClass) {
        Class<?> outer = outer(testClass);
        return AnnotationSupport.findRepeatableAnnotations(testClass, ExtendWith.class).stream()
                        .flatMap(extensions -> Stream.of(extensions.value()))
                        .anyMatch(extension -> extension.getName().equals(SPRING))
                || (outer != null && isSpring(outer));
    }

    private static @Nullable Class<?> outer(Class<?> testClass) {
        return Modifier.isStatic(testClass.getModifiers()) ? null : testClass.getEnclosingClass();
    }
}
