package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlDocument;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A run in a JVM of its own, with folders of its own for cache and data, and without Spring: it prepares what it is
 * given, says so, and lives until it is told to end, or is killed.
 */
final class ForkedRun implements AutoCloseable {

    private static final String READY = "ready ";

    private final Process process;
    private final BufferedReader out;
    private final List<String> lines = new ArrayList<>();

    private ForkedRun(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static ForkedRun start(Path cache, Path data, String yaml, String... options) throws IOException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("spring"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dconcordat.cache.folder=" + cache,
                "-Dconcordat.data.folder=" + data));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, Main.class.getName(), yaml));
        return new ForkedRun(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Waits until its database is prepared. */
    ForkedRun ready() throws IOException {
        if (!reads(READY)) {
            throw new AssertionError("The run ended:\n" + String.join("\n", lines));
        }
        return this;
    }

    private boolean reads(String beginning) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    /** What it says of its database: the number of products, and the URL. */
    String product() {
        return lines.get(lines.size() - 1).substring(READY.length()).split(" ")[0];
    }

    /** Has it end as it should, and returns all it said. */
    String end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        String said = said();
        assertThat(process.waitFor()).isZero();
        return said;
    }

    /** Waits for its own end, and returns all it said. */
    String said() throws IOException {
        reads("\0");
        return String.join("\n", lines);
    }

    /** Kills it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        out.close();
    }

    /** The other JVM. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) throws Exception {
            Databases databases =
                    Databases.prepare(Settings.of(YamlDocument.read(Settings.FILE, new StringReader(arguments[0]))));
            Database main = databases.all().get(0);
            System.out.println(READY
                    + PreparedBy.column(main, "select count(*) from product").get(0) + " " + main.url());
            // Until the other end is closed.
            while (System.in.read() >= 0) {}
            databases.close();
        }
    }
}
