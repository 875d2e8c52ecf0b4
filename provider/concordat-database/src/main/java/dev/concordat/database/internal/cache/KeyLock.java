package dev.concordat.database.internal.cache;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock by a file's name, among the threads of this JVM and among JVMs. The system frees it when a JVM dies.
 *
 * <p>A JVM may have such a file open but once: whoever closes a file loses every lock that his process has on it. Hence
 * the lock among threads comes first.
 */
final class KeyLock implements AutoCloseable {

    private static final int LOOK_MILLIS = 10;

    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final ReentrantLock threads;
    private final FileChannel channel;

    private KeyLock(ReentrantLock threads, FileChannel channel) {
        this.threads = threads;
        this.channel = channel;
    }

    /** Takes the lock; whoever has to wait is told so first. */
    static KeyLock take(Path file, Runnable waits) throws IOException {
        ReentrantLock threads = threads(file);
        if (!threads.tryLock()) {
            waits.run();
            threads.lock();
        }
        KeyLock lock = open(threads, file);
        try {
            if (!lock.tryFile()) {
                waits.run();
                lock.waitForFile();
            }
            return lock;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Takes the lock if nobody has it. */
    static Optional<KeyLock> tryTake(Path file) throws IOException {
        ReentrantLock threads = threads(file);
        if (!threads.tryLock()) {
            return Optional.empty();
        }
        KeyLock lock = open(threads, file);
        if (lock.tryFile()) {
            return Optional.of(lock);
        }
        lock.close();
        return Optional.empty();
    }

    private static ReentrantLock threads(Path file) {
        return THREADS.computeIfAbsent(file.toAbsolutePath().normalize(), path -> new ReentrantLock());
    }

    private static KeyLock open(ReentrantLock threads, Path file) throws IOException {
        try {
            return new KeyLock(threads, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException | RuntimeException e) {
            threads.unlock();
            throw e;
        }
    }

    // Closing the channel frees the lock.
    @SuppressWarnings("resource")
    private boolean tryFile() throws IOException {
        FileLock lock = channel.tryLock();
        return lock != null;
    }

    // Looked at again and again, for the system knows of processes alone: where one thread of this JVM waits for
    // another
    // JVM, and a thread of that one for this, it would take that for a deadlock and refuse.
    private void waitForFile() throws IOException {
        try {
            while (!tryFile()) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while another run was waited for");
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            threads.unlock();
        }
    }
}
