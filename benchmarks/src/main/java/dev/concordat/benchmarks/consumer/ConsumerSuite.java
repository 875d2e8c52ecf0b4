package dev.concordat.benchmarks.consumer;

import dev.concordat.benchmarks.Figure;
import dev.concordat.benchmarks.Folders;
import dev.concordat.benchmarks.JavaProcess;
import dev.concordat.benchmarks.Median;
import dev.concordat.benchmarks.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Consumer tests of one interaction each, ten in a class, run by JUnit's launcher in a JVM of their own: with
 * Concordat, with Pact JVM's own extension, and on a plain WireMock stub without a contract, in turns. The time of a
 * test is that from the end of the first one to the end of the execution, pact file written, divided by the number of
 * the others; the first one's holds what a framework starts.
 */
public final class ConsumerSuite implements Suite {

    private static final Map<TestSources, String> OTHERS = Map.of(
            TestSources.PACT_JVM, "Pact JVM's PactConsumerTestExt",
            TestSources.PLAIN_WIREMOCK, "a plain WireMock stub");

    @Override
    public String name() {
        return "consumer";
    }

    @Override
    public void run(boolean quick, Consumer<Figure> figures) throws Exception {
        Path folder = Files.createTempDirectory("concordat-benchmark");
        try {
            for (int tests : quick ? List.of(10, 100) : List.of(10, 100, 1_000)) {
                measure(folder, tests, quick && tests > 10 ? 1 : 3, figures);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private void measure(Path folder, int tests, int repetitions, Consumer<Figure> figures) throws Exception {
        Map<TestSources, List<Double>> each = new EnumMap<>(TestSources.class);
        Map<TestSources, List<Double>> first = new EnumMap<>(TestSources.class);
        for (TestSources kind : TestSources.values()) {
            kind.compile(classes(folder, kind, tests), tests);
            each.put(kind, new ArrayList<>());
            first.put(kind, new ArrayList<>());
        }
        for (int repetition = 0; repetition < repetitions; repetition++) {
            for (TestSources kind : TestSources.values()) {
                Measurement measured = run(folder, kind, tests);
                first.computeIfPresent(kind, (key, values) -> with(values, measured.firstMillis()));
                each.computeIfPresent(kind, (key, values) -> with(values, measured.otherMillis() / (tests - 1)));
            }
        }
        figures.accept(figure("one of " + tests + " tests after the first", each, TestSources.PACT_JVM));
        figures.accept(figure("one of " + tests + " tests after the first", each, TestSources.PLAIN_WIREMOCK));
        figures.accept(figure("first of " + tests + " tests", first, TestSources.PACT_JVM));
    }

    private static List<Double> with(List<Double> values, double value) {
        values.add(value);
        return values;
    }

    private static Measurement run(Path folder, TestSources kind, int tests) throws IOException, InterruptedException {
        Path pacts = folder.resolve("pacts");
        String output = JavaProcess.run(
                classes(folder, kind, tests),
                List.of("-Dpact.rootDir=" + pacts, "-Dpact_do_not_track=true"),
                MeasuredRun.class,
                List.of(Integer.toString(tests)));
        Folders.delete(pacts);
        return Measurement.parse(output);
    }

    private Figure figure(String name, Map<TestSources, List<Double>> values, TestSources other) {
        return new Figure(
                name(),
                name,
                Median.of(values.getOrDefault(TestSources.CONCORDAT, List.of())),
                "ms",
                OTHERS.getOrDefault(other, other.name()),
                Median.of(values.getOrDefault(other, List.of())));
    }

    private static Path classes(Path folder, TestSources kind, int tests) {
        return folder.resolve(kind + "-" + tests);
    }
}
