package dev.concordat.benchmarks.reset;

import com.zaxxer.hikari.HikariDataSource;
import dev.concordat.benchmarks.Figure;
import dev.concordat.benchmarks.Folders;
import dev.concordat.benchmarks.Median;
import dev.concordat.benchmarks.Suite;
import dev.concordat.benchmarks.start.StartProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to come back to the baseline after an interaction that read, or wrote: Concordat's reset, Flyway's
 * clean and migrate with the fixtures as a script, and a copy of a template with a new pool on it; on one server, in
 * turns.
 */
public final class ResetSuite implements Suite {

    private static final String CLEAN = "clean, migrate and load";
    private static final String CLONE = "copy of a template, new pool";
    private static final String INTERACTION = "the interaction itself";
    private static final int LARGE = 100_000;

    @Override
    public String name() {
        return "reset";
    }

    @Override
    public void run(boolean quick, Consumer<Figure> figures) throws Exception {
        Path folder = Files.createTempDirectory("concordat-benchmark");
        try {
            measure(folder, new StartProject(30, 40), quick, figures);
            measure(folder, new StartProject(300, 400), quick, figures);
            large(folder, quick ? 50 : 300, figures);
            if (!quick) {
                grow(folder, figures);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    /** Something to be timed. */
    private interface Step {
        void run() throws Exception;
    }

    private static double millis(Step step) throws Exception {
        long begin = System.nanoTime();
        step.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    private void measure(Path folder, StartProject size, boolean quick, Consumer<Figure> figures) throws Exception {
        Project project = Project.of(folder.resolve("p" + size.tables()), size, 0);
        Others others = new Others(project, quick ? 5 : 15);
        others.measure();
        try (HikariDataSource pool = project.pool("main");
                Connection connection = pool.getConnection()) {
            Application application = new Application(connection);
            int rounds = quick ? 300 : 2_000;
            Timed read = timed(project, application::read, rounds);
            Timed write = timed(project, application::write, rounds);
            tell(size.describe() + ", reset after reading", read, others, figures);
            tell(size.describe() + ", reset after writing", write, others, figures);
        }
    }

    private record Timed(double interaction, double reset) {}

    // The first half warms up: a run of tests is long, and its JVM warm.
    private static Timed timed(Project project, Step interaction, int rounds) throws Exception {
        List<Double> interactions = new ArrayList<>();
        List<Double> resets = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            interactions.add(millis(interaction));
            resets.add(millis(project.database()::reset));
        }
        return new Timed(
                Median.of(interactions.subList(rounds / 2, rounds)), Median.of(resets.subList(rounds / 2, rounds)));
    }

    private void tell(String what, Timed timed, Others others, Consumer<Figure> figures) {
        figures.accept(new Figure(name(), what, timed.reset(), "ms", INTERACTION, timed.interaction()));
        figures.accept(new Figure(name(), what, timed.reset(), "ms", CLEAN, Median.of(others.clean)));
        figures.accept(new Figure(name(), what, timed.reset(), "ms", CLONE, Median.of(others.clone)));
    }

    /** The other ways, in turns. */
    private static final class Others {

        private final Project project;
        private final int rounds;
        private final List<Double> clean = new ArrayList<>();
        private final List<Double> clone = new ArrayList<>();
        private @Nullable HikariDataSource pool;

        Others(Project project, int rounds) {
            this.project = project;
            this.rounds = rounds;
        }

        void measure() throws Exception {
            project.execute("postgres", "create database plain", "create database template_plain");
            project.cleanAndMigrate("template_plain");
            project.cleanAndMigrate("plain");
            for (int round = 0; round < rounds; round++) {
                clean.add(millis(() -> project.cleanAndMigrate("plain")));
                clone.add(millis(this::copyAndConnect));
            }
            close();
        }

        private void close() {
            if (pool != null) {
                pool.close();
            }
        }

        private void copyAndConnect() throws Exception {
            close();
            project.execute(
                    "postgres",
                    "drop database if exists copy with (force)",
                    "create database copy template template_plain strategy file_copy");
            pool = project.pool("copy");
            pool.getConnection().close();
        }
    }

    private void large(Path folder, int rounds, Consumer<Figure> figures) throws Exception {
        Project project = Project.of(folder.resolve("large"), new StartProject(30, 40), LARGE);
        try (HikariDataSource pool = project.pool("main");
                Connection connection = pool.getConnection()) {
            Application application = new Application(connection);
            Timed timed = timed(project, () -> application.writeToLargeTable(LARGE), rounds);
            figures.accept(new Figure(
                    name(),
                    "reset after writing 11 rows of a table of " + LARGE,
                    timed.reset(),
                    "ms",
                    INTERACTION,
                    timed.interaction()));
        }
    }

    private void grow(Path folder, Consumer<Figure> figures) throws Exception {
        double least = 0;
        for (int tables : new int[] {30, 100, 300, 1_000}) {
            StartProject size = new StartProject(tables, Math.max(40, tables * 2));
            Project project = Project.of(folder.resolve("g" + tables), size, 0);
            try (HikariDataSource pool = project.pool("main");
                    Connection connection = pool.getConnection()) {
                Application application = new Application(connection);
                Timed timed = timed(project, application::write, 600);
                least = least == 0 ? timed.reset() : least;
                figures.accept(new Figure(
                        name(), size.describe() + ", reset after writing", timed.reset(), "ms", "30 tables", least));
            }
        }
    }
}
