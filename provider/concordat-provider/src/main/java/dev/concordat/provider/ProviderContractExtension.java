package dev.concordat.provider;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.provider.internal.stub.ThirdParties;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * Reads the pacts and checks the declarations before the test class's application starts, makes a test of each
 * interaction, and writes the report when the class is done.
 */
final class ProviderContractExtension
        implements BeforeAllCallback, AfterAllCallback, TestTemplateInvocationContextProvider {

    /** What all verifying classes share, so that JUnit never runs two of them at the same time. */
    static final String RESOURCE = "dev.concordat.provider";

    private static final Namespace NAMESPACE = Namespace.create(ProviderContractExtension.class);
    private static final System.Logger LOG = System.getLogger("dev.concordat.provider");

    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        List<Method> methods =
                AnnotationSupport.findAnnotatedMethods(testClass, ContractTest.class, HierarchyTraversalMode.TOP_DOWN);
        if (methods.isEmpty()) {
            return;
        }
        checkMethods(methods);
        ContractRun run = new ContractRunFactory(testClass, contract(context)).create();
        context.getStore(NAMESPACE).put(ContractRun.class, run);
        new SystemProperties(run.world().thirdParties().properties()).setFor(context, NAMESPACE);
        preFlight(testClass, run, context);
    }

    private static void preFlight(Class<?> testClass, ContractRun run, ExtensionContext context) {
        PreFlight preFlight = new PreFlight(testClass, run.of(it -> !it.mayFail()));
        List<Problem> problems = preFlight.problems();
        if (!problems.isEmpty()) {
            run.cases().stream()
                    .flatMap(ContractCase::all)
                    .forEach(it -> outcomes(context, run)
                            .add(it.outcome(InteractionOutcome.Status.ERROR, List.of(), preFlight.reason(it), 0)));
            throw new ConcordatException(problems, null);
        }
        Set<String> unused = new PreFlight(testClass, run).unusedStates();
        if (!unused.isEmpty()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "Provider states of ''{0}'' that no pact needs: ''{1}''",
                    run.provider(),
                    String.join("', '", unused));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        ContractRun run = context.getStore(NAMESPACE).get(ContractRun.class, ContractRun.class);
        if (run == null) {
            return;
        }
        Outcomes outcomes = outcomes(context, run);
        try {
            // A class that uses the databases in its own way may come next, and is not to be told of as too late.
            run.world().databases().reset();
            run.agenda().publication().ifPresent(publication -> {
                // What holds at a version of the past is nobody else's business.
                Optional<String> stopping = run.world().databases().stopping();
                if (stopping.isPresent()) {
                    publication.refrain(stopping.get());
                } else if (context.getExecutionException().isEmpty()) {
                    publication.publish(run, outcomes);
                } else {
                    publication.refrain(context.getRequiredTestClass().getName() + " itself failed");
                }
            });
        } finally {
            outcomes.write(run);
        }
    }

    @Override
    public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
        // Without interactions the class would have failed already, were that not allowed.
        return true;
    }

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), ContractTest.class);
    }

    @Override
    public Stream<? extends TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
            ExtensionContext context) {
        ContractRun run = context.getStore(NAMESPACE).get(ContractRun.class, ContractRun.class);
        if (run == null) {
            throw withoutContract(context);
        }
        Outcomes outcomes = outcomes(context, run);
        return run.cases().stream().map(it -> new ContractInvocation(run, it, outcomes));
    }

    private static ProviderContract contract(ExtensionContext context) {
        @Nullable Class<?> at = context.getRequiredTestClass();
        while (at != null) {
            ProviderContract contract =
                    AnnotationSupport.findAnnotation(at, ProviderContract.class).orElse(null);
            if (contract != null) {
                return contract;
            }
            at = Modifier.isStatic(at.getModifiers()) ? null : at.getEnclosingClass();
        }
        throw withoutContract(context);
    }

    private static ConcordatException withoutContract(ExtensionContext context) {
        return new ConcordatException(new Problem(
                "A @ContractTest does not know its provider.",
                context.getRequiredTestClass().getName(),
                "annotate the class with @ProviderContract(\"name of the provider\")."));
    }

    private static void checkMethods(List<Method> methods) {
        for (Method method : methods) {
            if (Arrays.stream(method.getParameterTypes()).noneMatch(ContractInteraction.class::equals)) {
                throw new ConcordatException(new Problem(
                        "The @ContractTest '" + method.getName() + "' does not take the interaction to verify.",
                        method.getDeclaringClass().getName() + "#" + method.getName(),
                        "write it so:\n@ContractTest\nvoid " + method.getName()
                                + "(ContractInteraction interaction) {\n    interaction.verify();\n}"));
            }
        }
    }

    private static Outcomes outcomes(ExtensionContext context, ContractRun run) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(JvmState.class, key -> new JvmState(), JvmState.class)
                .of(run.provider());
    }

    /** What all classes of a run share; the last one out stops the third parties. */
    private static final class JvmState implements AutoCloseable {

        private final Map<String, Outcomes> outcomes = new ConcurrentHashMap<>();

        Outcomes of(String provider) {
            return outcomes.computeIfAbsent(provider, name -> new Outcomes());
        }

        @Override
        public void close() {
            ThirdParties.stopAll();
        }
    }
}
