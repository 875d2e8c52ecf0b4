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
import java.util.stream.Stream;

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
        run(Side.CONSUMERS, Map.of());
        List<PactFile> pacts = pacts();
        List<VerificationReport> reports = List.of();
        List<Deployment> deployments = List.of();
        // The pacts of consumers whose own tests fail are not what they expect today: no verdict is to be had from
        // them.
        if (successful() && problems.isEmpty()) {
            deployments = verify(pacts);
            reports = reports();
        }
        List<Contract> contracts = new Contracts(reports).of(pacts);
        problems.addAll(new Gaps(file, results).in(contracts, reports));
        return new SuiteResult(
                file.root(),
                started,
                Duration.ofNanos(System.nanoTime() - began),
                results,
                contracts,
                deployments,
                problems);
    }

    /** Through a broker, unless the suite has none: published, verified from there, answered for. */
    private List<Deployment> verify(List<PactFile> pacts) throws InterruptedException {
        if (!plan.file().broker()) {
            run(Side.PROVIDERS, Map.of());
            return List.of();
        }
        try (SuiteBroker broker = SuiteBroker.start(plan.file().root())) {
            broker.publish(plan.file().pacts());
            progress.noted("broker", broker.url() + ", version " + broker.version() + " published");
            run(Side.PROVIDERS, broker.environment());
            List<Deployment> deployments = Stream.concat(
                            pacts.stream().map(PactFile::consumer),
                            pacts.stream().map(PactFile::provider))
                    .distinct()
                    .sorted()
                    .map(broker::canIDeploy)
                    .toList();
            deployments.stream()
                    .filter(deployment -> !deployment.yes())
                    .forEach(deployment -> problems.add(new Problem(
                            deployment.headline(),
                            "can-i-deploy, asked of the run's broker",
                            "see what stands in the way:\n" + String.join("\n", deployment.details()))));
            return deployments;
        } catch (ConcordatException e) {
            problems.addAll(e.problems());
            return List.of();
        }
    }

    private boolean successful() {
        return results.stream().allMatch(StepResult::successful);
    }

    private void run(Side side, Map<String, String> environment) throws InterruptedException {
        for (Step step : plan.steps(side)) {
            results.add(run(step.with(environment)));
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
    static boolean hasFaults(Step step) {
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
