package dev.concordat.revision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The program {@code git}, asked in a folder.
 *
 * @param folder somewhere in a working tree
 */
record Git(Path folder) {

    private static final int PATIENCE_SECONDS = 60;

    /**
     * What a command prints; what it complains about, where it fails. Nothing is changed, not even git's own caches.
     */
    Output run(String... arguments) {
        List<String> words = new ArrayList<>(List.of("git"));
        words.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("concordat-git", ".out");
            Path err = Files.createTempFile("concordat-git", ".err");
            try {
                return run(words, out, err);
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep what git prints: " + e.getMessage(), e);
        }
    }

    private Output run(List<String> words, Path out, Path err) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(Map.of("GIT_OPTIONAL_LOCKS", "0", "LC_ALL", "C", "GIT_TERMINAL_PROMPT", "0"));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Output(false, "", "git could not be run: " + e.getMessage());
        }
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return new Output(false, "", "git did not end within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Output(false, "", "interrupted");
        } finally {
            process.destroyForcibly();
        }
        return new Output(process.exitValue() == 0, text(out), text(err));
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).stripTrailing();
    }

    /**
     * What came of a command.
     *
     * @param succeeded whether it did
     * @param out what it printed
     * @param err what it complained about
     */
    record Output(boolean succeeded, String out, String err) {}
}
