package dev.concordat.database.internal.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The system's {@code tar}, which Linux, macOS and Windows have alike, at work. */
final class Tar {

    private final Process process;

    private Tar(Process process) {
        this.process = process;
    }

    static Tar pack(Path folder, Path archive, List<String> members) throws IOException {
        List<String> command = new ArrayList<>(List.of("tar", "-C", folder.toString(), "-cf", archive.toString()));
        command.addAll(members);
        return start(new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.PIPE));
    }

    // By standard input: whose account unpacks need not be allowed to open the archive.
    static Tar unpack(Path archive, Path folder, List<String> account) throws IOException {
        List<String> command = new ArrayList<>(account);
        command.addAll(List.of("tar", "-C", folder.toString(), "-xf", "-"));
        return start(new ProcessBuilder(command).redirectInput(archive.toFile()));
    }

    private static Tar start(ProcessBuilder builder) throws IOException {
        return new Tar(builder.redirectErrorStream(true).start());
    }

    /** Waits for its end; its words where it did not end well. */
    Optional<String> await() throws IOException {
        try (InputStream out = process.getInputStream()) {
            String words = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
            int code = process.waitFor();
            return code == 0 ? Optional.empty() : Optional.of("tar ended with exit code " + code + ": " + first(words));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return Optional.of("tar was interrupted");
        }
    }

    // A full disk is told once for every file.
    private static String first(String words) {
        int end = words.indexOf('\n');
        return end < 0 ? words : words.substring(0, end);
    }
}
