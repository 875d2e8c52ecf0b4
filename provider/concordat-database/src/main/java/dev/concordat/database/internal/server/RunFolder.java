package dev.concordat.database.internal.server;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.cache.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one server for as long as it runs: in memory where there is room for it, else in the temp folder. This
 * JVM holds a lock in it, by which others know that it is not left behind.
 */
final class RunFolder implements AutoCloseable {

    /** Names the folder in which servers are to keep their data; also {@code CONCORDAT_DATA_FOLDER}. */
    static final String PLACE = "concordat.data.folder";

    private static final String ANOTHER = "name another folder: -D" + PLACE + "=<folder>, or CONCORDAT_DATA_FOLDER.";

    static final String PREFIX = "concordat-";

    static final String OWNER = "owner.lock";

    private static final int ATTEMPTS = 10;

    private static final Path MEMORY = Path.of("/dev/shm");

    /** What a database may grow to is not known: in memory it gets room to become so many times larger. */
    private static final int GROWTH = 4;

    private static final long LEAST_IN_MEMORY = 256L << 20;

    /** Room beside the data itself, for what the server writes at its start. */
    private static final long LEAST_BESIDE = 32L << 20;

    private final Path path;
    private final FileChannel owner;

    private RunFolder(Path path, FileChannel owner) {
        this.path = path;
        this.owner = owner;
    }

    /**
     * Makes one.
     *
     * @param bytes what will be put into it at once
     * @throws ConcordatException if there is no room for that anywhere, or no folder can be made
     */
    static RunFolder make(long bytes) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Path path = folder(bytes);
            FileChannel owner =
                    FileChannel.open(path.resolve(OWNER), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (isHeld(owner, path)) {
                return new RunFolder(path, owner);
            }
            owner.close();
            if (attempt == ATTEMPTS) {
                throw new IOException("Somebody else locked '" + path + "'");
            }
        }
    }

    // Another JVM that clears up may come between the folder and its lock: it took the lock, or the folder is gone.
    @SuppressWarnings("resource")
    private static boolean isHeld(FileChannel owner, Path path) throws IOException {
        FileLock lock = owner.tryLock();
        return lock != null && Files.exists(path.resolve(OWNER));
    }

    private static Path folder(long bytes) {
        try {
            Optional<Path> named = named();
            // A link to one is one, which createDirectories denies before Java 19.
            if (named.isPresent() && !Files.isDirectory(named.get())) {
                Files.createDirectories(named.get());
            }
            // No createTempDirectory: its random name costs a new JVM the loading of all that is cryptography.
            return Folders.ownersAlone(place(bytes)
                    .resolve(PREFIX + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime())));
        } catch (IOException e) {
            throw new ConcordatException(
                    new Problem(
                            "No folder can be made for the data of a PostgreSQL server: "
                                    + e.getClass().getSimpleName() + ".",
                            String.valueOf(e.getMessage()),
                            "see that it may be written, or " + ANOTHER),
                    e);
        }
    }

    /** The folders in which such folders are made. */
    static List<Path> places() {
        Optional<Path> named = named();
        if (named.isPresent()) {
            return List.of(named.get());
        }
        List<Path> places = new ArrayList<>();
        if (Files.isDirectory(MEMORY) && Files.isWritable(MEMORY)) {
            places.add(MEMORY);
        }
        places.add(Path.of(System.getProperty("java.io.tmpdir")));
        return places;
    }

    private static Optional<Path> named() {
        return Optional.ofNullable(System.getProperty(PLACE))
                .or(() -> Optional.ofNullable(System.getenv("CONCORDAT_DATA_FOLDER")))
                .map(Path::of);
    }

    private static Path place(long bytes) throws IOException {
        List<String> full = new ArrayList<>();
        for (Path place : places()) {
            long wanted = place.equals(MEMORY) ? Math.max(GROWTH * bytes, LEAST_IN_MEMORY) : bytes + LEAST_BESIDE;
            long free = Files.getFileStore(place).getUsableSpace();
            if (free >= wanted) {
                return place;
            }
            full.add(place + " (free: " + megabytes(free) + ", needed: " + megabytes(wanted) + ")");
        }
        throw new ConcordatException(new Problem(
                "There is no room for the data of a PostgreSQL server.",
                String.join(", ", full),
                "make room, or " + ANOTHER));
    }

    static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }

    Path path() {
        return path;
    }

    Path data() {
        return path.resolve("data");
    }

    /** How much the server may still write here. */
    long free() throws IOException {
        return Files.getFileStore(path).getUsableSpace();
    }

    /** Lets go of the folder, which stays. */
    void release() throws IOException {
        owner.close();
    }

    /** Deletes it. */
    @Override
    public void close() throws IOException {
        delete(path);
        owner.close();
    }

    /** Deletes one, its lock at last: by that alone the next one to clear up knows what was not deleted to the end. */
    static void delete(Path folder) throws IOException {
        List<Path> members;
        try (Stream<Path> all = Files.list(folder)) {
            members = all.filter(member -> !member.endsWith(OWNER)).toList();
        }
        for (Path member : members) {
            Folders.delete(member);
        }
        Folders.delete(folder);
    }
}
