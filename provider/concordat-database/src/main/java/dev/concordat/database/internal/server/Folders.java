package dev.concordat.database.internal.server;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The folders the embedded server needs: the user's cache, and one of its own for as long as it runs. */
final class Folders {

    /** A data directory begins at about 40 MB; a team's fixtures and WAL need room beside it. */
    private static final long ROOM_IN_MEMORY = 1L << 30;

    private static final Path MEMORY = Path.of("/dev/shm");

    private Folders() {}

    /**
     * Where unpacked binaries are kept. The superuser's own home is closed to the account that the server has to run
     * as, so his cache is the machine's.
     */
    static Path cache(Map<String, String> environment, Path home, boolean superuser) {
        String configured = environment.get("XDG_CACHE_HOME");
        if (configured != null && Path.of(configured).isAbsolute()) {
            return Path.of(configured, "concordat");
        }
        return superuser
                ? Path.of("/var/cache/concordat")
                : home.resolve(".cache").resolve("concordat");
    }

    /** A new folder for one server: in memory where there is room, else in the temp folder. */
    static Path forServer() throws IOException {
        if (Files.isDirectory(MEMORY)
                && Files.isWritable(MEMORY)
                && Files.getFileStore(MEMORY).getUsableSpace() >= ROOM_IN_MEMORY) {
            return Files.createTempDirectory(MEMORY, "concordat-");
        }
        return Files.createTempDirectory("concordat-");
    }

    /** Deletes a folder with all that is in it; a folder that does not exist is fine. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            // The server may be deleting its own files at the same time.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
