package dev.concordat.provider;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.concordat.outcome.VerificationReport;
import dev.concordat.outcome.VerificationReports;
import dev.concordat.pact.PactFolder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/**
 * One run of a test case class by JUnit.
 *
 * @param results what JUnit saw
 * @param printed what was written to standard output meanwhile
 */
record ContractTestRun(EngineExecutionResults results, String printed) {

    static ContractTestRun of(Path pacts, Class<?>... testCases) {
        return with(Map.of(PactFolder.READ_PROPERTY, pacts.toString()), testCases);
    }

    /** One run with these system properties; what it prints is kept. */
    static ContractTestRun with(Map<String, String> properties, Class<?>... testCases) {
        VerificationReports.clear(Path.of(""));
        Map<String, Optional<String>> before = new LinkedHashMap<>();
        properties.forEach((name, value) -> before.put(name, Optional.ofNullable(System.setProperty(name, value))));
        PrintStream usual = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");
            for (Class<?> testCase : testCases) {
                kit.selectors(selectClass(testCase));
            }
            return new ContractTestRun(kit.execute(), printed.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(usual);
            before.forEach((name, value) ->
                    value.ifPresentOrElse(given -> System.setProperty(name, given), () -> System.clearProperty(name)));
        }
    }

    /** The lines that tell what was done, without times. */
    List<String> steps() {
        return printed.lines()
                .filter(line -> line.startsWith("concordat: catalog: "))
                .map(line -> line.replaceFirst("concordat: catalog: ", "")
                        .replaceAll("127\\.0\\.0\\.1:\\d+", "BROKER")
                        .replaceAll(" \\(\\d+\\.\\d\\d s\\)", ""))
                .toList();
    }

    /** Why tests ended early, with what changes from run to run made the same. */
    List<String> aborted() {
        return messages(results.testEvents().aborted());
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
        return messages(results.allEvents().finished().failed());
    }

    private static List<String> messages(Events events) {
        return events.map(ContractTestRun::message)
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
