package dev.concordat.consumer;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.pact.PactFolder;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** Runs the tests of a {@link ConsumerContract}. */
final class ConsumerContractExtension implements BeforeAllCallback, ParameterResolver, AfterEachCallback, TestWatcher {

    private static final Namespace NAMESPACE = Namespace.create(ConsumerContractExtension.class);

    ConsumerContractExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        // Kept with the class, because looking for annotations once more for every test takes longer than the test.
        context.getStore(NAMESPACE).put(Pacticipants.class, Pacticipants.of(context.getRequiredTestClass()));
        PactRun run = run(context);
        // once, and before the first test: nobody should wait for the last one to learn it
        context.getRoot().getStore(NAMESPACE).computeIfAbsent(EndOfRun.class, key -> new EndOfRun(run), EndOfRun.class);
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ProviderMock.class || type == ProviderMessages.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new ConcordatException(new Problem(
                    "'" + parameter.getParameter().getName() + "' belongs to one test, and "
                            + parameter.getDeclaringExecutable().getName() + " runs for all of its class.",
                    context.getRequiredTestClass().getName(),
                    "take it as a parameter of the test method or of a @BeforeEach method."));
        }
        ContractTest test = test(context);
        return parameter.getParameter().getType() == ProviderMock.class ? test.mock() : test.messages();
    }

    /** Where the test failed by itself, that is what has to be read first; ours is added to it. */
    @Override
    public void afterEach(ExtensionContext context) {
        Optional<Throwable> failure = context.getExecutionException();
        try (ContractTest test = test(context)) {
            record(context).add(context.getUniqueId(), test.name(), test.check());
        } catch (ConcordatException e) {
            if (failure.isEmpty()) {
                throw e;
            }
            failure.get().addSuppressed(e);
        }
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        record(context).fail(context.getUniqueId(), name(context));
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        record(context).forget(context.getUniqueId());
    }

    private static PactRecord record(ExtensionContext context) {
        return run(context).record(pacticipants(context));
    }

    private static Pacticipants pacticipants(ExtensionContext context) {
        return Objects.requireNonNull(context.getStore(NAMESPACE).get(Pacticipants.class, Pacticipants.class));
    }

    private static ContractTest test(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(
                        ContractTest.class,
                        key -> new ContractTest(
                                pacticipants(context),
                                name(context),
                                run(context).servers()),
                        ContractTest.class);
    }

    private static String name(ExtensionContext context) {
        return TestMethods.name(context.getRequiredTestClass(), context.getRequiredTestMethod());
    }

    private static PactRun run(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(
                        PactRun.class,
                        key -> new PactRun(
                                folder(context), context.getRequiredTestClass().getClassLoader()),
                        PactRun.class);
    }

    /** Asked through JUnit, the property may stand in {@code junit-platform.properties} too. */
    private static Path folder(ExtensionContext context) {
        return context.getConfigurationParameter(PactFolder.WRITE_PROPERTY)
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .orElseGet(PactFolder::toWrite);
    }

    /** Closed by JUnit when the last test class is done; what it throws fails the run. */
    private static final class EndOfRun implements AutoCloseable {

        private final PactRun run;

        EndOfRun(PactRun run) {
            this.run = run;
            run.checkWritable();
        }

        @Override
        public void close() {
            run.write();
        }
    }
}
