package dev.concordat.provider;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.provider.internal.state.State;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstances;

/** Verifies one interaction in one test: reset, states, request or message, comparison, teardown. */
final class Verification {

    /** Looked up once: a look at the whole class path for each interaction would be felt. */
    private static final List<ProviderTarget> TARGETS =
            ServiceLoader.load(ProviderTarget.class, ProviderTarget.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private final ContractRun run;
    private final ContractCase contractCase;
    private final ExtensionContext test;
    private @Nullable InteractionOutcome outcome;

    Verification(ContractRun run, ContractCase contractCase, ExtensionContext test) {
        this.run = run;
        this.contractCase = contractCase;
        this.test = test;
    }

    /** What became of it; {@code null} while it was not run. */
    @Nullable InteractionOutcome outcome() {
        return outcome;
    }

    /** Where the test's own application runs, as the first {@link ProviderTarget} says that knows. */
    URI ownTarget() {
        for (ProviderTarget target : TARGETS) {
            URI found = target.find(test).orElse(null);
            if (found != null) {
                return found;
            }
        }
        throw new ConcordatException(new Problem(
                "Where the provider '" + run.provider() + "' runs is not known: "
                        + test.getRequiredTestClass().getName() + " is no Spring Boot test.",
                test.getRequiredTestClass().getName() + "#"
                        + test.getRequiredTestMethod().getName(),
                "say it: interaction.verify(URI.create(\"http://localhost:8080\")), or annotate the class with"
                        + " @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)."));
    }

    /** Runs it, remembers what became of it, and throws where that is not well. */
    void run(Supplier<URI> target) {
        long begin = System.nanoTime();
        Faults faults = new Faults();
        if (faults.collect(this::checkIfPending)
                && faults.collect(() -> run.world().begin(contractCase.displayName()))) {
            List<EnteredState> entered = new ArrayList<>();
            faults.collect(() -> faults.compared(replayed(target, entered)));
            // A teardown that fails makes an error even of what was verified: the next run may find its traces.
            leave(entered, faults);
            faults.require(() -> run.world().end(faults.failure()));
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        outcome = contractCase.outcome(faults.status(), faults.mismatches(), faults.error(), millis);
        faults.rethrow();
    }

    /** What others need was checked before anything started, and would have failed the class. */
    private void checkIfPending() {
        if (contractCase.mayFail()) {
            PreFlight preFlight = new PreFlight(test.getRequiredTestClass(), run.of(contractCase::isSame));
            List<Problem> problems = preFlight.problems();
            if (!problems.isEmpty()) {
                throw new ConcordatException(problems, null);
            }
        }
    }

    private Comparison replayed(Supplier<URI> target, List<EnteredState> entered) {
        InjectedValues values = enterStates(entered);
        return contractCase.isHttp()
                ? new HttpReplay(run, values).replay(target.get())
                : new MessageReplay(run, values).replay(testInstances());
    }

    private record EnteredState(State state, State.Use use) {}

    private InjectedValues enterStates(List<EnteredState> entered) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (ContractCase.NeededState needed : contractCase.needed()) {
            State state = run.world().states().find(needed.name()).orElseThrow();
            State.Use use = new State.Use(needed.parameters(), testInstances());
            entered.add(new EnteredState(state, use));
            values.putAll(needed.parameters());
            try {
                values.putAll(state.enter(use));
            } catch (Exception e) {
                throw unreachable(state, "could not be reached", e);
            }
        }
        return new InjectedValues(contractCase, values);
    }

    private void leave(List<EnteredState> entered, Faults faults) {
        for (int at = entered.size() - 1; at >= 0; at--) {
            State state = entered.get(at).state();
            State.Use use = entered.get(at).use();
            faults.collect(() -> {
                try {
                    state.leave(use);
                } catch (Exception e) {
                    throw unreachable(state, "could not be left", e);
                }
            });
        }
    }

    private ConcordatException unreachable(State state, String what, Exception e) {
        if (e instanceof ConcordatException ours) {
            return located(ours);
        }
        return new ConcordatException(
                new Problem(
                        "Provider state '" + state.name() + "' " + what + ": " + e,
                        state.where() + ",\n" + contractCase.where(),
                        "mend the state; until then the interaction does not count as verified."),
                e);
    }

    /** The same fault, with the interaction that met it as one more place to look at. */
    private ConcordatException located(ConcordatException e) {
        List<Problem> problems = e.problems().stream()
                .map(problem ->
                        new Problem(problem.what(), problem.where() + ",\n" + contractCase.where(), problem.fix()))
                .toList();
        ConcordatException located = new ConcordatException(problems, e.getCause());
        located.setStackTrace(e.getStackTrace());
        return located;
    }

    private List<Object> testInstances() {
        return test.getTestInstances().map(TestInstances::getAllInstances).orElse(List.of());
    }
}
