package dev.concordat.cli.suite;

import dev.concordat.Problem;
import dev.concordat.cli.suite.CheckedInteraction.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All that a run of a suite found out.
 *
 * @param root the repository's root
 * @param started when it began
 * @param duration how long it took
 * @param steps the commands that were run, in order
 * @param contracts every consumer with every provider it has a pact with
 * @param deployments whether each pacticipant can be deployed; none where the suite has no broker
 * @param problems what kept something from being verified
 */
record SuiteResult(
        Path root,
        Instant started,
        Duration duration,
        List<StepResult> steps,
        List<Contract> contracts,
        List<Deployment> deployments,
        List<Problem> problems) {

    SuiteResult {
        steps = List.copyOf(steps);
        contracts = List.copyOf(contracts);
        deployments = List.copyOf(deployments);
        problems = List.copyOf(problems);
    }

    Verdict verdict() {
        if (failed() > 0) {
            return Verdict.BROKEN;
        }
        boolean complete = problems.isEmpty()
                && !contracts.isEmpty()
                && contracts.stream().allMatch(Contract::verified)
                && steps.stream().allMatch(StepResult::successful);
        return complete ? Verdict.VERIFIED : Verdict.INCOMPLETE;
    }

    int consumers() {
        return (int) contracts.stream().map(Contract::consumer).distinct().count();
    }

    int providers() {
        return (int) contracts.stream().map(Contract::provider).distinct().count();
    }

    int interactions() {
        return contracts.stream()
                .mapToInt(contract -> contract.interactions().size())
                .sum();
    }

    int verified() {
        return count(Status.VERIFIED);
    }

    /** Interactions that a provider broke, and consumers' contract tests that failed. */
    int failed() {
        return count(Status.FAILED) + (int) failedConsumerTests();
    }

    /** Whether the consumers' tests kept the providers from being asked. */
    boolean stoppedAtConsumers() {
        return steps.stream().anyMatch(run -> !run.successful())
                && steps.stream().allMatch(run -> run.step().side() == Side.CONSUMERS);
    }

    private long failedConsumerTests() {
        return steps.stream()
                .filter(result -> result.step().side() == Side.CONSUMERS)
                .flatMap(StepResult::failedTests)
                .count();
    }

    int count(Status status) {
        return contracts.stream().mapToInt(contract -> contract.count(status)).sum();
    }

    /** The line a suite ends with. */
    String summary() {
        return "suite: " + consumers() + " consumers, " + providers() + " providers, " + verified()
                + " interactions verified, " + failed() + " failed";
    }
}
