package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** {@link FreshDatabase} on the oldest JUnit that users may have, in a JVM of its own. */
class OldestJUnitTests {

    /** Filled by the build. */
    private static final Path JUNIT = Path.of("target", "junit-5");

    @TempDir
    Path folder;

    static boolean wasCopied() {
        return Files.isDirectory(JUNIT);
    }

    @Test
    @EnabledIf("wasCopied")
    void freshDatabaseWhenJUnitIsOfVersion5Works() throws Exception {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        classPath(),
                        OldestJUnitRun.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();

        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        assertThat(ended).isTrue();
        assertThat(lines).endsWith("JUnit 5.13.4: 12 succeeded, 0 failed");
    }

    /** This one's, with the other JUnit. */
    private static String classPath() throws IOException {
        try (Stream<Path> jars = Files.list(JUNIT)) {
            return Stream.concat(
                            jars.map(Path::toString),
                            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                    .filter(entry ->
                                            !entry.contains("junit-jupiter") && !entry.contains("junit-platform")))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
