package dev.concordat.cli.suite;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.cli.terminal.Terminal;
import dev.concordat.configuration.Settings;
import dev.concordat.outcome.VerificationReport;
import dev.concordat.outcome.VerificationReports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The contract tests of one provider's module, as other commands want them run: by the command that a suite has for
 * them, but without the module's other tests, and with nothing told to a broker.
 */
public final class ProviderTests {

    private static final Duration TIMEOUT = Duration.ofMinutes(20);

    private final SuitePlan plan;
    private final Terminal terminal;

    private ProviderTests(SuitePlan plan, Terminal terminal) {
        this.plan = plan;
        this.terminal = terminal;
    }

    /**
     * Those of a module, with or without a suite file at its root.
     *
     * @throws ConcordatException that says why they cannot be run
     */
    public static ProviderTests of(Path root, Path folder, Map<String, String> environment, Terminal terminal) {
        return new ProviderTests(SuitePlan.of(file(root, folder), environment), terminal);
    }

    private static SuiteFile file(Path root, Path folder) {
        Optional<SuiteFile> suite =
                Files.isRegularFile(root.resolve(SuiteFile.NAME)) ? Optional.of(SuiteFile.in(root)) : Optional.empty();
        SuiteModule module = suite.stream()
                .flatMap(file -> file.providers().stream())
                .filter(provider -> provider.folder().equals(folder))
                .findFirst()
                .orElseGet(() -> new SuiteModule(
                        Origin.of(folder.toString()),
                        root.relativize(folder).toString(),
                        folder,
                        String.valueOf(folder.getFileName()),
                        Optional.empty()));
        return new SuiteFile(
                root,
                List.of(),
                List.of(module),
                suite.map(SuiteFile::pacts).orElse(root.resolve("pacts")),
                suite.map(SuiteFile::timeout).orElse(TIMEOUT),
                false,
                suite.map(SuiteFile::mavenArguments).orElse(List.of()));
    }

    /**
     * What one run found.
     *
     * @param reports of the providers that the module verifies
     * @param problems why something is not known; empty where each interaction has its outcome
     * @param log what the command said
     * @param duration how long it took
     */
    public record Verified(List<VerificationReport> reports, List<Problem> problems, Path log, Duration duration) {

        /** Copies the lists. */
        public Verified {
            reports = List.copyOf(reports);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Runs them once. No report of it is left in the module: what was found in some other state than the module's own
     * is no report on the module.
     *
     * @param name what the run is called, for people and for its log
     * @param variables its environment, beside our own
     */
    public Verified run(String name, Map<String, String> variables) throws InterruptedException {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put(Settings.variableName("contracts.only"), "true");
        environment.put("PACT_VERIFIER_PUBLISHRESULTS", "");
        Step planned = plan.steps(Side.PROVIDERS).get(0);
        Step step = new Step(
                        planned.side(),
                        planned.modules(),
                        planned.command(),
                        planned.log().resolveSibling(name.replaceAll("[^A-Za-z0-9.]+", "-") + ".log"))
                .with(environment);
        SuiteModule module = step.modules().get(0);
        VerificationReports.clear(module.folder());
        try {
            return verified(step, module, run(step, module, name));
        } finally {
            VerificationReports.clear(module.folder());
        }
    }

    private StepResult run(Step step, SuiteModule module, String name) throws InterruptedException {
        Progress progress = new TerminalProgress(terminal, name);
        TestReports before = TestReports.before(module.folder());
        progress.started(step);
        Ending ending = new StepProcess(step, plan.file().timeout())
                .run((elapsed, line) -> progress.running(step, elapsed, line));
        StepResult result = new StepResult(step, ending, Map.of(module, before.written()), SuiteRun.hasFaults(step));
        progress.ended(result);
        return result;
    }

    private Verified verified(Step step, SuiteModule module, StepResult result) {
        Duration duration = result.ending().duration();
        try {
            List<VerificationReport> reports = VerificationReports.readAll(module.folder());
            return new Verified(reports, problem(step, result, reports).stream().toList(), step.log(), duration);
        } catch (ConcordatException e) {
            return new Verified(List.of(), e.problems(), step.log(), duration);
        }
    }

    private Optional<Problem> problem(Step step, StepResult result, List<VerificationReport> reports) {
        String log = step.log().toString();
        if (result.ending().reason() == Ending.Reason.TIMED_OUT) {
            return Optional.of(new Problem(
                    "The tests of " + step.paths() + " did not end within "
                            + Durations.whole(plan.file().timeout()) + " and were stopped.",
                    log,
                    "see in that log where they hang, or give them longer with 'timeout' in '" + SuiteFile.NAME
                            + "'."));
        }
        if (reports.stream().allMatch(report -> report.outcomes().isEmpty())) {
            return Optional.of(new Problem(
                    "The tests of " + step.paths() + " verified no contract.",
                    log,
                    result.ending().successful()
                            ? "see that a test class of the module has @ProviderContract, and that it is run."
                            : "mend what that log ends with, and run the command again."));
        }
        // What is red beside contracts that hold is something else, and nobody knows what it kept from being verified.
        return result.ending().successful() || result.told()
                ? Optional.empty()
                : Optional.of(new Problem(
                        "The tests of " + step.paths() + " ended with exit code "
                                + result.ending().exitCode() + " and without a verdict on every contract.",
                        log,
                        "mend what that log ends with, and run the command again."));
    }
}
