package dev.concordat.cli.database;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a module's tests run on: the migrations, the fixtures, and the application's settings that say how to migrate.
 * Maven builds it and tells it; that is remembered for as long as no source is newer, since Maven takes seconds.
 */
record TestClassPath(Module module, Map<String, String> environment) {

    /** How much of Maven's last words is shown. */
    private static final int TAIL = 20;

    private static final List<String> SOURCES = List.of("pom.xml", "src/main", "src/test");

    /** The class path, built if need be. */
    String get(PrintWriter progress) throws InterruptedException {
        try {
            if (!isFresh()) {
                build(progress);
            }
            return Stream.concat(
                            Stream.of("target/test-classes", "target/classes")
                                    .map(folder ->
                                            module.folder().resolve(folder).toString()),
                            entries().stream())
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException("The class path of '" + module.folder() + "' cannot be read: " + e, e);
        }
    }

    private Path folder() {
        return module.folder().resolve("target").resolve("concordat").resolve("database");
    }

    private Path file() {
        return folder().resolve("classpath.txt");
    }

    private List<String> entries() throws IOException {
        return List.of(Files.readString(file()).strip().split(File.pathSeparator));
    }

    private boolean isFresh() throws IOException {
        if (!Files.exists(file()) || !Files.isDirectory(module.folder().resolve("target/test-classes"))) {
            return false;
        }
        Age age = Age.of(file());
        if (age.isBefore(module.root().resolve("pom.xml"))
                || age.isBefore(module.root().resolve("concordat-suite.yml"))
                || isOlderThan(module.folder(), age)) {
            return false;
        }
        for (String entry : entries()) {
            Path path = Path.of(entry);
            if (!Files.exists(path)) {
                return false;
            }
            // What comes from this build: its module's folder is two above 'target/classes'.
            if (Files.isDirectory(path)
                    && path.startsWith(module.root())
                    && isOlderThan(path.resolve("../..").normalize(), age)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOlderThan(Path folder, Age age) throws IOException {
        for (String source : SOURCES) {
            if (age.isBefore(folder.resolve(source))) {
                return true;
            }
        }
        return false;
    }

    private void build(PrintWriter progress) throws IOException, InterruptedException {
        Files.createDirectories(folder());
        Path log = folder().resolve("maven.log");
        progress.println("concordat: building the test class path of '" + module.folder() + "' with Maven");
        progress.flush();
        Process maven = start(log);
        try {
            if (maven.waitFor() != 0) {
                throw failed(log);
            }
        } finally {
            maven.descendants().forEach(ProcessHandle::destroy);
            maven.destroy();
        }
        // It stays as it is where nothing has changed in it.
        Files.setLastModifiedTime(file(), FileTime.from(Instant.now()));
    }

    private Process start(Path log) {
        ProcessBuilder builder = new ProcessBuilder(words())
                .directory(module.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // It is on the command line, for Maven before 3.9 does not read it.
        builder.environment().remove("MAVEN_ARGS");
        try {
            Process maven = builder.start();
            maven.getOutputStream().close();
            return maven;
        } catch (IOException e) {
            throw new ConcordatException(
                    new Problem(
                            "Maven was not found: there is no 'mvn' on the PATH, and no 'mvnw' in '" + module.root()
                                    + "'.",
                            "PATH=" + environment.getOrDefault("PATH", ""),
                            "install Maven 3.8.6 or newer."),
                    e);
        }
    }

    private List<String> words() {
        Path wrapper = module.root().resolve("mvnw");
        List<String> words = new ArrayList<>();
        words.add(Files.isExecutable(wrapper) ? wrapper.toString() : "mvn");
        String arguments = environment.getOrDefault("MAVEN_ARGS", "");
        if (!arguments.isBlank()) {
            words.addAll(List.of(arguments.strip().split("\\s+")));
        }
        words.addAll(List.of("-B", "-ntp"));
        if (!module.path().isEmpty()) {
            words.addAll(List.of("--also-make", "--projects", module.path()));
        }
        words.addAll(module.mavenArguments());
        words.addAll(List.of(
                "-DskipTests",
                "-Dmdep.includeScope=test",
                "-Dmdep.outputFile=" + file(),
                "test-compile",
                "dependency:build-classpath"));
        return words;
    }

    private ConcordatException failed(Path log) throws IOException {
        List<String> errors = Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("[ERROR]") && line.length() > "[ERROR] ".length())
                .limit(TAIL)
                .toList();
        return new ConcordatException(new Problem(
                "Maven could not build the tests of '" + module.folder() + "':\n" + String.join("\n", errors),
                log.toString(),
                "mend what Maven says above, and run the command again."));
    }
}
