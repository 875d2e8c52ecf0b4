package dev.concordat.benchmarks.consumer;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the generated tests and says how long that took. */
final class MeasuredRun {

    private MeasuredRun() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        int tests = Integer.parseInt(arguments[0]);
        Times times = new Times();
        long end;
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(classes(tests))
                                    .build(),
                            times);
            end = System.nanoTime();
        }
        if (times.passed != tests) {
            throw new IllegalStateException(times.passed + " of " + tests + " tests passed: " + times.failures);
        }
        System.out.println(Measurement.line(times.firstEnded - times.firstStarted, end - times.firstEnded));
        System.exit(0);
    }

    private static List<ClassSelector> classes(int tests) {
        List<ClassSelector> classes = new ArrayList<>();
        for (int number = 0; number < TestSources.classes(tests); number++) {
            classes.add(DiscoverySelectors.selectClass("bench.Bench" + number + "Tests"));
        }
        return classes;
    }

    private static final class Times implements TestExecutionListener {

        private final List<String> failures = new ArrayList<>();
        private int passed;
        private long firstStarted;
        private long firstEnded;

        /** From the first class on: what a framework does before its first test belongs to it. */
        @Override
        public void executionStarted(TestIdentifier test) {
            if (firstStarted == 0 && test.getParentId().isPresent()) {
                firstStarted = System.nanoTime();
            }
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            result.getThrowable().ifPresent(thrown -> failures.add(test.getDisplayName() + ": " + thrown));
            if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL && passed++ == 0) {
                firstEnded = System.nanoTime();
            }
        }
    }
}
