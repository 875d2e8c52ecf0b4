package dev.concordat.database;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * A run of test case classes by JUnit.
 *
 * @param results what JUnit saw
 */
public record TestRun(EngineExecutionResults results) {

    /** Runs them one after the other. */
    public static TestRun of(Class<?>... testCases) {
        return new TestRun(kit(testCases).execute());
    }

    /** Runs them on four threads, classes and methods at the same time wherever JUnit may. */
    public static TestRun inParallel(Class<?>... testCases) {
        return new TestRun(kit(testCases)
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .execute());
    }

    private static EngineTestKit.Builder kit(Class<?>... testCases) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(Stream.of(testCases)
                        .map(testCase -> selectClass(testCase))
                        .toArray(ClassSelector[]::new));
    }

    /** How many tests succeeded. */
    public long succeeded() {
        return results.testEvents().succeeded().count();
    }

    /** Whole messages of what failed, tests and classes, in order. */
    public List<String> failures() {
        return thrown().stream()
                .map(thrown -> String.valueOf(thrown.getMessage()))
                .toList();
    }

    /** What failed tests and classes threw, in order. */
    public List<Throwable> thrown() {
        return results.allEvents()
                .finished()
                .failed()
                .map(event ->
                        event.getRequiredPayload(TestExecutionResult.class).getThrowable())
                .flatMap(java.util.Optional::stream)
                .toList();
    }
}
