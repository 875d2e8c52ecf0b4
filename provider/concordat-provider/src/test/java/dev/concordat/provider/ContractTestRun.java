package dev.concordat.provider;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.concordat.outcome.VerificationReport;
import dev.concordat.outcome.VerificationReports;
import dev.concordat.pact.PactFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/**
 * One run of a test case class by JUnit, against the pacts of a folder.
 *
 * @param results what JUnit saw
 */
record ContractTestRun(EngineExecutionResults results) {

    static ContractTestRun of(Path pacts, Class<?>... testCases) {
        VerificationReports.clear(Path.of(""));
        String before = System.getProperty(PactFolder.READ_PROPERTY);
        System.setProperty(PactFolder.READ_PROPERTY, pacts.toString());
        try {
            EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");
            for (Class<?> testCase : testCases) {
                kit.selectors(selectClass(testCase));
            }
            return new ContractTestRun(kit.execute());
        } finally {
            if (before == null) {
                System.clearProperty(PactFolder.READ_PROPERTY);
            } else {
                System.setProperty(PactFolder.READ_PROPERTY, before);
            }
        }
    }

    /** Display names of the tests that ran, in order. */
    List<String> started() {
        return results.testEvents()
                .started()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    /** Whole messages of what failed, tests and classes, in order; what changes from run to run is made the same. */
    List<String> failures() {
        return results.allEvents()
                .finished()
                .failed()
                .map(ContractTestRun::message)
                .map(message -> message.replaceAll("(localhost|127\\.0\\.0\\.1):\\d+", "$1:PORT")
                        .replaceAll("date: .* GMT", "date: DATE")
                        .replaceAll("[^ ]*/?junit-\\d+", "PACTS"))
                .toList();
    }

    VerificationReport report() {
        List<VerificationReport> reports = VerificationReports.readAll(Path.of(""));
        if (reports.size() != 1) {
            throw new AssertionError("One report was expected: " + reports);
        }
        return reports.get(0);
    }

    private static String message(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .map(thrown -> String.valueOf(thrown.getMessage()))
                .orElse("");
    }
}
