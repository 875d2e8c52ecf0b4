package dev.concordat.database;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.spring.FreshTests;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Resets a class's databases and gives them to its tests.
 *
 * <p>In a Spring test the reset is begun by a listener of Spring's, which knows its place among the others; here it is
 * made sure that this was so.
 */
final class FreshDatabaseExtension
        implements BeforeAllCallback, BeforeEachCallback, BeforeTestExecutionCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(FreshDatabaseExtension.class);
    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

    @Override
    public void beforeAll(ExtensionContext context) {
        fresh(context).beginClass();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        FreshClass fresh = fresh(context);
        // Made even if nobody asks for a connection: it ends the test.
        FreshUse.of(context, NAMESPACE, fresh);
        if (!fresh.declaration().spring()) {
            fresh.begin(context.getRequiredTestMethod().getName());
        }
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        FreshClass fresh = fresh(context);
        if (!fresh.hasBegun()) {
            throw new ConcordatException(new Problem(
                    "The databases of " + fresh.declaration().name() + " were not reset: @TestExecutionListeners leaves"
                            + " Concordat's out.",
                    fresh.declaration().testClass().getName(),
                    "write @TestExecutionListeners(listeners = ..., mergeMode = MERGE_WITH_DEFAULTS)."));
        }
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return FreshParameter.isAsked(parameter, fresh(context).declaration());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        FreshClass fresh = fresh(context);
        return new FreshParameter(parameter, fresh).resolve(() -> FreshUse.of(context, NAMESPACE, fresh));
    }

    /** The databases of the context's class: opened before all of its tests, or for its constructor before that. */
    private static FreshClass fresh(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        FreshClass known = context.getStore(NAMESPACE).get(FreshClass.class, FreshClass.class);
        if (known != null && known.declaration().testClass() == testClass) {
            return known;
        }
        RequiredJUnit.check(testClass);
        FreshDeclaration declaration = FreshDeclaration.of(testClass, context.getEnclosingTestClasses());
        FreshClass opened = FreshClass.open(declaration, !isParallel(context), known);
        context.getStore(NAMESPACE).put(FreshClass.class, opened);
        if (declaration.spring()) {
            FreshTests.began(testClass, opened);
        }
        return opened;
    }

    private static boolean isParallel(ExtensionContext context) {
        return context.getConfigurationParameter(PARALLEL)
                .map(Boolean::parseBoolean)
                .orElse(false);
    }
}
