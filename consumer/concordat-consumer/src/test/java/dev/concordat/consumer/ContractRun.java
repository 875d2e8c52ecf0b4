package dev.concordat.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.pact.PactFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs classes of test cases with JUnit, as a build would, and keeps what came of it. */
final class ContractRun {

    private final Map<String, TestExecutionResult> results = new ConcurrentSkipListMap<>();
    private final Path folder;
    private String output = "";

    private ContractRun(Path folder) {
        this.folder = folder;
    }

    static ContractRun of(Path folder, Class<?>... testCases) {
        return of(folder, Map.of(), testCases);
    }

    static ContractRun of(Path folder, Map<String, String> parameters, Class<?>... testCases) {
        return new ContractRun(folder).execute(parameters, List.of(List.of(testCases)));
    }

    /** One class after the other, in one session, as a build reruns what has failed. */
    static ContractRun inPortions(Path folder, Class<?>... testCases) {
        return new ContractRun(folder)
                .execute(Map.of(), List.of(testCases).stream().map(List::of).toList());
    }

    private ContractRun execute(Map<String, String> parameters, List<? extends List<? extends Class<?>>> portions) {
        PrintStream out = System.out;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        try (LauncherSession session = LauncherFactory.openSession()) {
            System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
            for (List<? extends Class<?>> portion : portions) {
                session.getLauncher().execute(request(parameters, portion), new Listener());
            }
        } finally {
            System.setOut(out);
        }
        output = captured.toString(StandardCharsets.UTF_8);
        return this;
    }

    private LauncherDiscoveryRequest request(Map<String, String> parameters, List<? extends Class<?>> testCases) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(
                        testCases.stream().map(DiscoverySelectors::selectClass).toList())
                .configurationParameter(PactFolder.WRITE_PROPERTY, folder.toString())
                .configurationParameters(parameters)
                .build();
    }

    /** By display name: tests, classes, and the engine itself. */
    TestExecutionResult.Status status(String name) {
        return result(name).getStatus();
    }

    Throwable failure(String name) {
        return result(name).getThrowable().orElseThrow();
    }

    private TestExecutionResult result(String name) {
        return Optional.ofNullable(results.get(name))
                .orElseThrow(() -> new AssertionError(name + " is not in " + results));
    }

    ContractRun allSucceed() {
        assertThat(results)
                .allSatisfy((name, result) -> assertThat(result).isEqualTo(TestExecutionResult.successful()));
        return this;
    }

    /** What was printed. */
    String output() {
        return output;
    }

    Path pact() {
        return folder.resolve("storefront-catalog.json");
    }

    String json() throws IOException {
        return Files.readString(pact());
    }

    private final class Listener implements TestExecutionListener {

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            results.put(test.getDisplayName().replaceAll("\\(.*\\)$", ""), result);
        }
    }
}
