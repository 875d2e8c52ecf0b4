package dev.concordat.cli.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A repository with one provider, whose 'mvnw' copies resources, tells this test's own class path, and notes how it was
 * called. The command runs in it as its users run it, in a JVM of its own.
 *
 * @param root the repository's root, which also holds the cache and the data of its servers
 */
public record DatabaseProject(Path root) {

    private static final String MAVEN = """
            #!/bin/sh
            echo "$@" >> "$(dirname "$0")/calls"
            cd "$(dirname "$0")"
            if [ -f fault ]; then cat fault; exit 1; fi
            mkdir -p provider/catalog/target/classes provider/catalog/target/test-classes
            cp -r provider/catalog/src/test/resources/. provider/catalog/target/test-classes
            for word; do
              case $word in -Dmdep.outputFile=*) printf %s '<class path>' > "${word#*=}" ;; esac
            done
            """;

    // The account that a server runs as where this runs as root has to find its way, and JUnit's own are closed to it.
    public static DatabaseProject make() {
        try {
            Path root = Files.createTempDirectory("database-command-").toRealPath();
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.createDirectory(root.resolve("data"));
            DatabaseProject project = new DatabaseProject(root);
            project.write("mvnw", MAVEN.replace("<class path>", System.getProperty("java.class.path")));
            Files.setPosixFilePermissions(root.resolve("mvnw"), PosixFilePermissions.fromString("rwxr-xr-x"));
            project.write("pom.xml", "<project/>");
            project.write("provider/catalog/pom.xml", "<project/>");
            project.write("concordat-suite.yml", """
                    providers: [provider/catalog]
                    maven-arguments: -Pcontracts
                    """);
            return project;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DatabaseProject write(String path, String text) {
        Path file = root.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String read(String path) throws IOException {
        return Files.readString(root.resolve(path)).replace(root.toString(), "<root>");
    }

    /** Runs {@code concordat database}. */
    Said run(String... arguments) throws IOException, InterruptedException {
        return command("database", arguments);
    }

    /** Runs a command; what varies from run to run is taken out of what it says. */
    public Said command(String name, String... arguments) throws IOException, InterruptedException {
        Path out = root.resolve("out");
        Path err = root.resolve("err");
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dconcordat.cache.folder=" + root.resolve("cache"),
                "-Dconcordat.data.folder=" + root.resolve("data"),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.concordat.cli.Main",
                name));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(root.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("MAVEN_ARGS");
        int code = builder.start().waitFor();
        return new Said(code, steady(Files.readString(out)), steady(Files.readString(err)));
    }

    private String steady(String text) {
        return text.replaceAll(root + "/data/[^/ ]+", "<data>")
                .replace(root.toString(), "<root>")
                .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:<port>")
                .replaceAll("-p \\d+", "-p <port>")
                .replaceAll("\\d+ [kM]B", "<size>")
                .replaceAll("\\d+\\.\\d+ s\\)", "<time>)")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:]+Z", "<instant>");
    }

    /** Ends what runs for it, also where a test failed, and deletes it. */
    public void delete() throws IOException {
        try (Stream<Path> files =
                Files.find(root.resolve("data"), 3, (file, attributes) -> file.endsWith("postmaster.pid"))) {
            for (Path file : files.toList()) {
                ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0).strip()))
                        .ifPresent(server -> {
                            server.destroyForcibly();
                            server.onExit().join();
                        });
            }
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** What came of a command. */
    public record Said(int exitCode, String out, String err) {}
}
