package dev.concordat.broker.clients;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The clients that npm brings, at the versions that {@code src/test/clients/package-lock.json} names. Installed once,
 * into {@code target/clients}; where that is not possible the tests that need them are skipped, with the reason.
 */
final class PactClients {

    private static final Path SOURCE = Path.of("src/test/clients").toAbsolutePath();
    private static final Path HOME = Path.of("target/clients").toAbsolutePath();

    /** What a client printed, and how it ended. */
    record Result(int exit, String output) {}

    private PactClients() {}

    /** The native {@code pact} program. */
    static Path pact() throws IOException, InterruptedException {
        install();
        try (Stream<Path> files = Files.find(
                HOME.resolve("node_modules/@pact-foundation"),
                4,
                (path, attributes) -> attributes.isRegularFile()
                        && path.getFileName().toString().equals("pact")
                        && Files.isExecutable(path))) {
            Path found = files.findFirst().orElse(null);
            skipUnless(found != null, "there is no pact program for this machine");
            return found == null ? HOME : found;
        }
    }

    /** The folder that holds {@code node_modules}. */
    static Path home() throws IOException, InterruptedException {
        install();
        return HOME;
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(HOME);
        try (FileChannel channel =
                        FileChannel.open(HOME.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            String wanted = Files.readString(SOURCE.resolve("package-lock.json"));
            Path done = HOME.resolve("installed.json");
            if (lock.isValid() && Files.exists(done) && Files.readString(done).equals(wanted)) {
                return;
            }
            for (String name : List.of("package.json", "package-lock.json")) {
                Files.copy(SOURCE.resolve(name), HOME.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            Result result = npm();
            skipUnless(
                    result.exit() == 0,
                    "npm could not install them: " + result.output().strip());
            Files.writeString(done, wanted);
        }
    }

    private static Result npm() throws InterruptedException {
        try {
            return run(
                    HOME,
                    Map.of(),
                    List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"));
        } catch (IOException e) {
            return new Result(-1, "npm was not found");
        }
    }

    private static void skipUnless(boolean possible, String reason) {
        if (!possible) {
            System.out.println("Tests with the Pact ecosystem's own clients are skipped: " + reason);
        }
        assumeTrue(possible, reason);
    }

    static Result run(Path folder, Map<String, String> environment, List<String> words)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("client", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(words))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(Map.of("PACT_DO_NOT_TRACK", "true", "NO_COLOR", "1", "RUST_BACKTRACE", "0"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(words + " did not end: " + Files.readString(output));
            }
            return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }
}
