package dev.concordat.cli.suite;

import dev.concordat.cli.suite.TestSummary.FailedTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one command brought.
 *
 * @param step the command
 * @param ending how it ended
 * @param tests what its tests say, by module; only of modules that left reports of this run
 * @param told whether verification reports tell what is wrong, interaction by interaction, so that the tests need not
 */
record StepResult(Step step, Ending ending, Map<SuiteModule, TestSummary> tests, boolean told) {

    StepResult {
        tests = Map.copyOf(tests);
    }

    /** What is known about one module. */
    State state(SuiteModule module) {
        TestSummary summary = tests.getOrDefault(module, TestSummary.NONE);
        if (!summary.failed().isEmpty()) {
            return State.FAILED;
        }
        if (ending.successful()) {
            return State.PASSED;
        }
        // Another module of the same run failed it, and this one's tests had ended well before.
        boolean othersFault = ending.reason() == Ending.Reason.EXITED && hasFailedTests() && summary.tests() > 0;
        return othersFault ? State.PASSED : State.UNKNOWN;
    }

    boolean successful() {
        return step.modules().stream().allMatch(module -> state(module) == State.PASSED);
    }

    boolean hasFailedTests() {
        return tests.values().stream().anyMatch(summary -> !summary.failed().isEmpty());
    }

    Stream<FailedTest> failedTests() {
        return step.modules().stream()
                .flatMap(module -> tests.getOrDefault(module, TestSummary.NONE).failed().stream());
    }

    /** What the log says of a module whose tests came to no verdict; empty where all did, or where outcomes tell it. */
    List<String> reason() {
        boolean unknown = !told && step.modules().stream().anyMatch(module -> state(module) == State.UNKNOWN);
        return unknown ? LogTail.reason(step.log()) : List.of();
    }

    int testCount() {
        return tests.values().stream().mapToInt(TestSummary::tests).sum();
    }

    /** What became of a module's tests. */
    enum State {
        PASSED,
        /** Tests of it failed. */
        FAILED,
        /** The command failed, or was ended, before there was a verdict. */
        UNKNOWN
    }
}
