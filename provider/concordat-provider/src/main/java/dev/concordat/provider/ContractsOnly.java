package dev.concordat.provider;

import dev.concordat.configuration.Settings;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * Leaves out every test that verifies no contract, where {@value #PROPERTY} (or {@code CONCORDAT_CONTRACTS_ONLY}) is
 * {@code true}: whoever has a provider verified in some other state than its own has no use for its other tests.
 * Registered by itself; nobody calls it.
 *
 * @since 0.1
 */
public final class ContractsOnly implements PostDiscoveryFilter {

    /** The system property. */
    static final String PROPERTY = "concordat.contracts.only";

    private final boolean on;

    /** For JUnit. */
    public ContractsOnly() {
        String property = System.getProperty(PROPERTY, System.getenv(Settings.variableName("contracts.only")));
        this.on = Boolean.parseBoolean(property);
    }

    @Override
    public FilterResult apply(TestDescriptor test) {
        return FilterResult.includedIf(!on || verifies(test));
    }

    private static boolean verifies(TestDescriptor test) {
        Optional<Class<?>> testClass = test.getSource().flatMap(ContractsOnly::testClass);
        return testClass.isPresent() ? verifies(testClass.get()) : !test.isTest();
    }

    private static Optional<Class<?>> testClass(TestSource source) {
        if (source instanceof MethodSource method) {
            return Optional.of(method.getJavaClass());
        }
        return source instanceof ClassSource type ? Optional.of(type.getJavaClass()) : Optional.empty();
    }

    private static boolean verifies(Class<?> testClass) {
        Class<?> enclosing = testClass.getEnclosingClass();
        return AnnotationSupport.isAnnotated(testClass, ProviderContract.class)
                || (enclosing != null && verifies(enclosing));
    }
}
