package dev.concordat.database.internal.durable;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right of one process to a data folder. The system frees it when the process dies. */
final class FolderLock implements AutoCloseable {

    /**
     * Those of this JVM, which the system does not hold against it: it would even lose its lock by opening the file
     * again.
     */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final DataFolder folder;
    private final FileChannel channel;

    private FolderLock(DataFolder folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes the lock. */
    static FolderLock take(DataFolder folder) throws IOException {
        return tryTake(folder).orElseThrow(() -> inUse(folder));
    }

    /** Takes the lock if nobody has it. */
    static Optional<FolderLock> tryTake(DataFolder folder) throws IOException {
        Path file = folder.lock();
        if (!OWN.add(file)) {
            return Optional.empty();
        }
        boolean taken = false;
        try {
            Optional<FolderLock> lock = open(folder);
            taken = lock.isPresent();
            return lock;
        } finally {
            if (!taken) {
                OWN.remove(file);
            }
        }
    }

    private static Optional<FolderLock> open(DataFolder folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            // Beyond the text, which others are to read: on Windows nobody reads what is locked.
            FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
            if (lock == null) {
                return Optional.empty();
            }
            channel.truncate(0);
            String own = ProcessHandle.current().pid() + "\n";
            channel.write(ByteBuffer.wrap(own.getBytes(StandardCharsets.US_ASCII)), 0);
            taken = true;
            return Optional.of(new FolderLock(folder, channel));
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    private static ConcordatException inUse(DataFolder folder) {
        boolean own = OWN.contains(folder.lock());
        String owner = own ? "this very process" : "process " + owner(folder);
        return new ConcordatException(new Problem(
                "The data folder '" + folder.path() + "' is in use by " + owner + ".",
                folder.lock().toString(),
                own
                        ? "use the server that runs, or close it first."
                        : "stop that process, or name another data folder."));
    }

    private static String owner(DataFolder folder) {
        try {
            return Files.readString(folder.lock()).strip();
        } catch (IOException e) {
            return "of unknown number (" + e.getMessage() + ")";
        }
    }

    /** The folder that is held. */
    DataFolder folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            OWN.remove(folder.lock());
        }
    }
}
