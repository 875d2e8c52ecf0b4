package dev.concordat.database;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * The main program of that JVM: runs test cases on the JUnit of its class path, one after the other and in parallel.
 */
final class OldestJUnitRun {

    private OldestJUnitRun() {}

    public static void main(String... arguments) {
        try (LauncherSession session = LauncherFactory.openSession()) {
            long failed = 0;
            long succeeded = 0;
            for (boolean parallel : new boolean[] {false, true}) {
                TestExecutionSummary summary = run(session.getLauncher(), parallel);
                summary.getFailures().forEach(failure -> failure.getException().printStackTrace());
                failed += summary.getTotalFailureCount();
                succeeded += summary.getTestsSucceededCount();
            }
            System.out.println("JUnit " + Test.class.getPackage().getImplementationVersion() + ": " + succeeded
                    + " succeeded, " + failed + " failed");
        }
    }

    private static TestExecutionSummary run(Launcher launcher, boolean parallel) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(
                        selectClass(FreshDatabaseTests.RepeatedTestCases.class),
                        selectClass(FreshDatabaseTests.PerClassTestCases.class),
                        selectClass(FreshDatabaseTests.NestingTestCases.class))
                .configurationParameters(Map.of(
                        "junit.jupiter.execution.parallel.enabled", Boolean.toString(parallel),
                        "junit.jupiter.execution.parallel.mode.default", "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "2"))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        launcher.execute(request, listener);
        return listener.getSummary();
    }
}
