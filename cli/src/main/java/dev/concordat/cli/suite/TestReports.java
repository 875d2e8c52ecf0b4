package dev.concordat.cli.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The JUnit XML reports that a run left in a module, apart from those that lay there before it. */
final class TestReports {

    /** Where Surefire, Failsafe and Gradle write. */
    private static final List<String> FOLDERS =
            List.of("target/surefire-reports", "target/failsafe-reports", "build/test-results");

    private static final int DEPTH = 2;

    private final Path module;
    private final Map<Path, FileTime> before;

    private TestReports(Path module) {
        this.module = module;
        this.before = files(module);
    }

    /** To be asked for what is new after a run that begins now. */
    static TestReports before(Path module) {
        return new TestReports(module);
    }

    /** What was written since. */
    TestSummary written() {
        List<TestSummary> summaries = files(module).entrySet().stream()
                .filter(file -> !file.getValue().equals(before.get(file.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .map(TestReport::read)
                .toList();
        return summaries.stream().reduce(TestSummary.NONE, TestSummary::plus);
    }

    private static Map<Path, FileTime> files(Path module) {
        Map<Path, FileTime> files = new HashMap<>();
        for (String folder : FOLDERS) {
            Path below = module.resolve(folder);
            if (Files.isDirectory(below)) {
                files.putAll(reports(below));
            }
        }
        return files;
    }

    private static Map<Path, FileTime> reports(Path folder) {
        Map<Path, FileTime> files = new HashMap<>();
        try (Stream<Path> found = Files.find(folder, DEPTH, (file, attributes) -> isReport(file))) {
            for (Path file : found.toList()) {
                files.put(file, Files.getLastModifiedTime(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the test reports in '" + folder + "': " + e.getMessage(), e);
        }
        return files;
    }

    private static boolean isReport(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("TEST-") && name.endsWith(".xml");
    }
}
