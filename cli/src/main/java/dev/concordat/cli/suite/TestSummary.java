package dev.concordat.cli.suite;

import java.util.List;
import java.util.stream.Stream;

/**
 * What test reports say.
 *
 * @param tests how many tests there were, skipped ones not counted
 * @param failed those that failed
 */
record TestSummary(int tests, List<FailedTest> failed) {

    static final TestSummary NONE = new TestSummary(0, List.of());

    TestSummary {
        failed = List.copyOf(failed);
    }

    TestSummary plus(TestSummary other) {
        return new TestSummary(
                tests + other.tests,
                Stream.concat(failed.stream(), other.failed.stream()).toList());
    }

    /**
     * A test that failed.
     *
     * @param name its class and method
     * @param message why, without the stack trace
     */
    record FailedTest(String name, String message) {}
}
