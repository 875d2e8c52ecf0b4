package dev.concordat.benchmarks.migrations;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs a class of migration tests, each of a migration of its own, as a build does. */
final class ClassOfTests {

    static final String MARK = "millis: ";

    private static final String NAME = "MigrationsTests";

    private ClassOfTests() {}

    /** Writes and compiles it: a test for each migration, that inserts a row, migrates and looks for it. */
    static void write(Path folder, int from, int to) throws IOException {
        String methods =
                IntStream.rangeClosed(from, to).mapToObj("""
                            @Test
                            @MigrationTest("%1$d")
                            void migration%1$d(MigratingDatabase db) {
                                db.table("table_0").insert("id", 100_000, "name", "one", "cents", 1);
                                db.migrate();
                                if (!db.table("table_0").row(100_000).get("name").equals("one")) {
                                    throw new AssertionError();
                                }
                            }
                        """::formatted).collect(Collectors.joining("\n"));
        Path source = folder.resolve(NAME + ".java");
        Files.writeString(source, """
                import dev.concordat.migration.MigratingDatabase;
                import dev.concordat.migration.MigrationTest;
                import org.junit.jupiter.api.Test;

                class %s {
                %s}
                """.formatted(NAME, methods));
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", System.getProperty("java.class.path"), source.toString());
        if (code != 0) {
            throw new IllegalStateException("javac ended with " + code);
        }
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Class.forName(NAME)))
                .build();
        for (int time = Integer.parseInt(arguments[0]); time > 0; time--) {
            SummaryGeneratingListener summary = new SummaryGeneratingListener();
            Launcher launcher = LauncherFactory.create();
            long began = System.nanoTime();
            launcher.execute(request, summary);
            System.out.println(MARK + TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began) / 1000.0);
            if (summary.getSummary().getTestsSucceededCount()
                    != summary.getSummary().getTestsFoundCount()) {
                throw new IllegalStateException(
                        summary.getSummary().getFailures().toString());
            }
        }
    }
}
