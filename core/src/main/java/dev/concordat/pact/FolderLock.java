package dev.concordat.pact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Keeps other processes of this user away from a folder. The lock's file lies with the temporary files, since one in
 * the folder would show up as a change of the repository, and is gone when nobody holds it.
 */
final class FolderLock {

    /** A file lock belongs to the whole process, so that threads need a lock of their own. */
    private static final Object WITHIN_PROCESS = new Object();

    private static final int MARKS = 1 << 20;

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
            while (true) {
                Optional<T> result = tryWhileHeld(action);
                if (result.isPresent()) {
                    return result.get();
                }
            }
        }
    }

    /** Empty where the file was removed by its last holder while this process waited for it: the lock was worthless. */
    private <T> Optional<T> tryWhileHeld(Action<T> action) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (!isStillThere(channel)) {
                return Optional.empty();
            }
            try {
                return Optional.of(action.run(held));
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Marks the file through the channel and looks for the mark by the file's name. The mark is its size, because a
     * process that opens and closes a file a second time loses its locks on it.
     */
    private boolean isStillThere(FileChannel channel) throws IOException {
        int size = ThreadLocalRandom.current().nextInt(1, MARKS);
        channel.truncate(0);
        channel.write(ByteBuffer.allocate(1), size - 1L);
        try {
            return Files.size(file) == size;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** What is done under the lock. */
    @FunctionalInterface
    interface Action<T> {
        T run(FileLock held) throws IOException;
    }
}
