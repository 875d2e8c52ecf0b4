package dev.concordat.database.internal.durable;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.ProcessOwner;
import dev.concordat.database.internal.cache.Folders;
import dev.concordat.database.internal.server.ServerProcess;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which a server and all that it knows live: its data, its password, its log, and the lock of the one
 * process that runs it. Other files in it are nobody's concern here.
 *
 * @param path its real path, by which all its servers are known
 */
record DataFolder(Path path) {

    private static final String UNFINISHED = ".unfinished";

    private static final String FULL = "No space left on device";

    /** A folder, which is made where there is none. */
    static DataFolder open(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                make(folder.toAbsolutePath());
            }
            // Nothing but writing tells whether one can.
            Files.delete(Files.createTempFile(folder, "probe-", ""));
            return new DataFolder(folder.toRealPath());
        } catch (IOException e) {
            throw new ConcordatException(
                    new Problem(
                            "The data folder '" + folder + "' cannot be written: " + reason(e),
                            folder.toAbsolutePath().toString(),
                            "name a folder that user '" + System.getProperty("user.name") + "' can write, on a disk"
                                    + " that has room."),
                    e);
        }
    }

    // Whom the superuser lends the server must find his way through, though he may not look around.
    private static void make(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(ProcessOwner.isSuperuser() ? "rwx--x--x" : "rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** Where PostgreSQL keeps its data. */
    Path data() {
        return path.resolve("postgresql");
    }

    Path password() {
        return path.resolve("password");
    }

    Path lock() {
        return path.resolve("owner.lock");
    }

    Path log() {
        return path.resolve(ServerProcess.LOG);
    }

    /** The name that something bears until it is complete. */
    static Path unfinished(Path complete) {
        return complete.resolveSibling(complete.getFileName() + UNFINISHED);
    }

    /** Gives something its name, so that it outlasts a loss of power from now on. */
    static void finish(Path complete) throws IOException {
        Files.move(unfinished(complete), complete, StandardCopyOption.ATOMIC_MOVE);
        Path folder = complete.toAbsolutePath().getParent();
        if (folder != null && Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    boolean hasData() {
        return Files.exists(data());
    }

    /** The password, if it is still there. */
    Optional<String> readPassword() throws IOException {
        if (!Files.exists(password())) {
            return Optional.empty();
        }
        return Optional.of(Files.readString(password()).strip()).filter(text -> !text.isEmpty());
    }

    void writePassword(String text) throws IOException {
        Path unfinished = Folders.ownersFile(unfinished(password()));
        Files.writeString(unfinished, text + "\n");
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        finish(password());
    }

    /** The log of the last time is kept beside that of this time; older ones go. */
    void turnLog() throws IOException {
        if (Files.exists(log())) {
            Files.move(log(), path.resolve(ServerProcess.LOG + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What to throw where PostgreSQL's own words, or the system's, are all there is to say. */
    ConcordatException failed(String what, @Nullable String words, @Nullable Throwable cause) {
        String said = String.valueOf(words);
        return new ConcordatException(
                new Problem(
                        "The PostgreSQL in data folder '" + path + "' " + what + ":\n" + said,
                        (Files.exists(log()) ? log() : path).toString(),
                        said.contains(FULL)
                                ? "make room on the disk of that folder, and start again: nothing that was"
                                        + " acknowledged is lost."
                                : "see PostgreSQL's own words above; if its data is damaged, restore a backup into an"
                                        + " empty folder."),
                cause);
    }

    // An exception of files says the name only, and what is wrong by its type.
    static String reason(Exception e) {
        return e instanceof FileSystemException
                ? e.getClass().getSimpleName() + ", " + e.getMessage()
                : String.valueOf(e.getMessage());
    }
}
