package dev.concordat.pact;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Keeps other processes of this user away from a folder. The lock's file lies with the temporary files, since one in
 * the folder would show up as a change of the repository.
 */
final class FolderLock {

    /** A file lock belongs to the whole process, so that threads need a lock of their own. */
    private static final Object WITHIN_PROCESS = new Object();

    private final Path file;

    private FolderLock(Path file) {
        this.file = file;
    }

    static FolderLock of(Path folder) throws IOException {
        String name = folder.toRealPath() + " " + System.getProperty("user.name");
        UUID hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new FolderLock(Path.of(System.getProperty("java.io.tmpdir"), "concordat-" + hash + ".lock"));
    }

    <T> T whileHeld(Action<T> action) throws IOException {
        synchronized (WITHIN_PROCESS) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                return action.run(lock);
            }
        }
    }

    /** What is done under the lock. */
    @FunctionalInterface
    interface Action<T> {
        T run(FileLock held) throws IOException;
    }
}
