package dev.concordat.database.internal.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running server notes of itself in its data directory; one that was killed leaves it there.
 *
 * @param data the data directory
 */
public record PostmasterFile(Path data) {

    private static final int PORT = 3;

    private Path path() {
        return data.resolve("postmaster.pid");
    }

    /** Whether the server says that it takes connections: at less cost than a connection has. */
    public boolean isReady() {
        try {
            return Files.exists(path()) && Files.readString(path()).contains("\nready");
        } catch (IOException e) {
            // It is being written, or is gone: the next look will tell.
            return false;
        }
    }

    /** The port on which it listens, if it has come so far. */
    public Optional<Integer> port() throws IOException {
        List<String> lines = lines();
        return lines.size() > PORT
                ? Optional.of(Integer.parseInt(lines.get(PORT).strip()))
                : Optional.empty();
    }

    /** The process that is noted and is alive, whatever it is: its number may have gone to another one since. */
    public Optional<ProcessHandle> process() throws IOException {
        List<String> lines = lines();
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
    }

    /** Forgets a server that is no more. */
    public void delete() throws IOException {
        Files.deleteIfExists(path());
    }

    private List<String> lines() throws IOException {
        return Files.isReadable(path()) ? Files.readAllLines(path()) : List.of();
    }
}
