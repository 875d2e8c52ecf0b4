package dev.concordat.benchmarks.migrations;

import dev.concordat.benchmarks.Figure;
import dev.concordat.benchmarks.Folders;
import dev.concordat.benchmarks.JavaProcess;
import dev.concordat.benchmarks.Median;
import dev.concordat.benchmarks.Suite;
import dev.concordat.benchmarks.start.StartProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a migration test costs before its own work begins: a database at the version before. The templates are in the
 * cache, as they are from the second run on. Beside it what is done without: the schema is cleaned, and migrated up to
 * that version. Each pair of figures comes from one JVM.
 */
public final class MigrationsSuite implements Suite {

    private static final String THEIRS = "Flyway's clean, and migrate to the version before";

    private static final int TESTS = 50;

    @Override
    public String name() {
        return "migrations";
    }

    @Override
    public void run(boolean quick, Consumer<Figure> figures) throws Exception {
        Path folder = Files.createTempDirectory("concordat-benchmark");
        // Where the superuser runs it, the server's account has to find its way.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            for (StartProject project : List.of(new StartProject(30, 40), new StartProject(300, 400))) {
                new Run(folder, project, quick ? 5 : 15).measure(figures);
            }
            new Run(folder, new StartProject(300, 400), quick ? 1 : 3).measureClass(figures);
        } finally {
            Folders.delete(folder);
        }
    }

    private record Run(Path folder, StartProject project, int repetitions) {

        void measure(Consumer<Figure> figures) throws Exception {
            Path written = write();
            // Fills the cache.
            run(written, VersionRun.class, repetitions);
            String output = run(written, VersionRun.class, repetitions);
            List<Double> plain = millis(output, VersionRun.PLAIN);
            figures.accept(figure("the first of a JVM", millis(output, VersionRun.FIRST), plain));
            figures.accept(figure("a version's first", millis(output, VersionRun.NEW), plain));
            figures.accept(figure("a version again", millis(output, VersionRun.AGAIN), plain));
        }

        void measureClass(Consumer<Figure> figures) throws Exception {
            Path written = write();
            ClassOfTests.write(written, project.migrations() - TESTS + 1, project.migrations());
            run(written, ClassOfTests.class, 1);
            List<Double> tests = millis(run(written, ClassOfTests.class, repetitions), ClassOfTests.MARK);
            List<Double> plain = millis(run(written, PlainTests.class, 1), ClassOfTests.MARK);
            figures.accept(figure("a class of " + TESTS + " tests", tests, plain));
        }

        private Path write() throws IOException {
            Path written = folder.resolve(project.describe().replaceAll("\\W+", "-"));
            project.write(written);
            return written;
        }

        private String run(Path written, Class<?> main, int times) throws IOException, InterruptedException {
            return JavaProcess.run(
                    written,
                    List.of("-Dconcordat.cache.folder=" + folder.resolve("cache")),
                    main,
                    List.of(Integer.toString(times), Integer.toString(project.migrations())));
        }

        private Figure figure(String name, List<Double> ours, List<Double> theirs) {
            return new Figure(
                    "migrations", project.describe() + ", " + name, Median.of(ours), "ms", THEIRS, Median.of(theirs));
        }

        private static List<Double> millis(String output, String mark) {
            return output.lines()
                    .filter(line -> line.startsWith(mark))
                    .map(line -> Double.valueOf(line.substring(mark.length())))
                    .toList();
        }
    }
}
