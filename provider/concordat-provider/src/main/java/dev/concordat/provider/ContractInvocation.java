package dev.concordat.provider;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.InteractionOutcome.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * One interaction's test: hands the interaction to the method, insists that it was verified, and sees to it that the
 * report has an outcome for it, whatever happened.
 *
 * @param run of which it is a part
 * @param contractCase the interaction
 * @param outcomes where the outcome goes
 */
record ContractInvocation(ContractRun run, ContractCase contractCase, Outcomes outcomes)
        implements TestTemplateInvocationContext,
                ParameterResolver,
                TestExecutionExceptionHandler,
                AfterTestExecutionCallback,
                TestWatcher {

    private static final Namespace NAMESPACE = Namespace.create(ContractInvocation.class);

    @Override
    public String getDisplayName(int invocationIndex) {
        return contractCase.displayName();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ContractInteraction.class;
    }

    @Override
    public ContractInteraction resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Verification verification = context.getStore(NAMESPACE)
                .computeIfAbsent(
                        Verification.class, key -> new Verification(run, contractCase, context), Verification.class);
        return new ContractInteraction(contractCase, verification);
    }

    /** What is pending does not fail: the test ends early, and says why. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        if (contractCase.mayFail() && (thrown instanceof Exception || thrown instanceof AssertionError)) {
            String text = thrown instanceof AssertionError ? String.valueOf(thrown.getMessage()) : Faults.text(thrown);
            Assumptions.abort("Pending, so the build does not fail for it.\n" + text);
        }
        throw thrown;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isEmpty() && outcome(context) == null) {
            throw new ConcordatException(new Problem(
                    "The test ended without verifying the interaction '" + contractCase.description() + "'.",
                    context.getRequiredTestClass().getName() + "#"
                            + context.getRequiredTestMethod().getName(),
                    "call verify() on the ContractInteraction that the method is given."));
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        InteractionOutcome outcome = outcome(context);
        if (outcome != null) {
            add(outcome);
        }
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        InteractionOutcome outcome = outcome(context);
        // What the test's own code found after the interaction was verified counts against it as well.
        add(outcome == null || outcome.status() == Status.VERIFIED ? error(cause) : outcome);
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        InteractionOutcome outcome = outcome(context);
        add(outcome == null || outcome.status() != Status.PENDING ? error(cause) : outcome);
    }

    /** What became of it became of its twins; the time it took, it took once. */
    private void add(InteractionOutcome outcome) {
        outcomes.add(outcome);
        contractCase
                .twins()
                .forEach(
                        twin -> outcomes.add(twin.outcome(outcome.status(), outcome.mismatches(), outcome.error(), 0)));
    }

    private InteractionOutcome error(@Nullable Throwable cause) {
        String text = cause == null ? "The test ended early." : Faults.text(cause);
        return contractCase.outcome(Status.ERROR, List.of(), text, 0);
    }

    private static @Nullable InteractionOutcome outcome(ExtensionContext context) {
        Verification verification = context.getStore(NAMESPACE).get(Verification.class, Verification.class);
        return verification == null ? null : verification.outcome();
    }
}
