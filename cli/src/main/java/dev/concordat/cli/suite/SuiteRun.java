package dev.concordat.cli.suite;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.VerificationReport;
import dev.concordat.outcome.VerificationReports;
import dev.concordat.pact.PactFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run of a suite: consumers first, then, if their contracts stand, providers. */
final class SuiteRun {

    private final SuitePlan plan;
    private final Progress progress;
    private final List<StepResult> results = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    SuiteRun(SuitePlan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    SuiteResult run() throws InterruptedException {
        Instant started = Instant.now();
        long began = System.nanoTime();
        SuiteFile file = plan.file();
        SuiteReports.prepare(file.root());
        file.providers().forEach(module -> VerificationReports.clear(module.folder()));
        run(Side.CONSUMERS);
        List<PactFile> pacts = pacts();
        List<VerificationReport> reports = List.of();
        // The pacts of consumers whose own tests fail are not what they expect today: no verdict is to be had from
        // them.
        if (successful() && problems.isEmpty()) {
            run(Side.PROVIDERS);
            reports = reports();
        }
        List<Contract> contracts = new Contracts(reports).of(pacts);
        problems.addAll(new Gaps(file, results).in(contracts, reports));
        return new SuiteResult(
                file.root(), started, Duration.ofNanos(System.nanoTime() - began), results, contracts, problems);
    }

    private boolean successful() {
        return results.stream().allMatch(StepResult::successful);
    }

    private void run(Side side) throws InterruptedException {
        for (Step step : plan.steps(side)) {
            results.add(run(step));
        }
    }

    private StepResult run(Step step) throws InterruptedException {
        Map<SuiteModule, TestReports> reports = new HashMap<>();
        step.modules().forEach(module -> reports.put(module, TestReports.before(module.folder())));
        progress.started(step);
        Ending ending = new StepProcess(step, plan.file().timeout())
                .run((elapsed, line) -> progress.running(step, elapsed, line));
        Map<SuiteModule, TestSummary> tests = new HashMap<>();
        reports.forEach((module, before) -> {
            TestSummary summary = before.written();
            if (!summary.equals(TestSummary.NONE)) {
                tests.put(module, summary);
            }
        });
        StepResult result = new StepResult(step, ending, tests, hasFaults(step));
        progress.ended(result);
        return result;
    }

    /** Whether the providers of a step left reports with interactions that did not hold. */
    private static boolean hasFaults(Step step) {
        try {
            return step.side() == Side.PROVIDERS
                    && step.modules().stream()
                            .flatMap(module -> VerificationReports.readAll(module.folder()).stream())
                            .flatMap(report -> report.outcomes().stream())
                            .anyMatch(InteractionOutcome::isFault);
        } catch (ConcordatException e) {
            // It is told when all reports are read.
            return false;
        }
    }

    private List<PactFile> pacts() {
        try {
            List<PactFile> pacts = PactFile.readAll(plan.file().pacts());
            progress.read(pacts);
            // After a failed run there may well be none, and its own fault is the one to mend.
            if (pacts.isEmpty() && successful()) {
                problems.add(new Problem(
                        "No pacts were found.",
                        plan.file().pacts().toString(),
                        "see that the consumers' tests write their pacts there, or name the folder in '"
                                + SuiteFile.NAME + "': 'pacts: <folder>'."));
            }
            return pacts;
        } catch (ConcordatException e) {
            problems.addAll(e.problems());
            return List.of();
        }
    }

    private List<VerificationReport> reports() {
        List<VerificationReport> reports = new ArrayList<>();
        for (SuiteModule module : plan.file().providers()) {
            try {
                reports.addAll(VerificationReports.readAll(module.folder()));
            } catch (ConcordatException e) {
                problems.addAll(e.problems());
            }
        }
        return reports;
    }
}
