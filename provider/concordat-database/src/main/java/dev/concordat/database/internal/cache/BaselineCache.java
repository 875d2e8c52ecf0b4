package dev.concordat.database.internal.cache;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.UserCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Data directories by the content they were made from, across runs and JVMs. Each is built by one while others wait for
 * it, under a private name, and renamed when it is complete; what is found damaged is thrown away and made anew.
 *
 * <p>Nobody who uses an entry needs it longer than it takes to unpack it, so nothing is locked for that: an entry that
 * goes away meanwhile is as a damaged one.
 */
public final class BaselineCache {

    private static final System.Logger LOG = System.getLogger("dev.concordat.database");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final String LAST = ".last";

    private final Path folder;
    private final long limit;

    /** A cache in a folder, which holds no more than so many bytes; none at all where that is 0. */
    public BaselineCache(Path folder, long limit) {
        this.folder = folder;
        this.limit = limit;
    }

    /** The user's own. */
    public static BaselineCache ofUser() {
        return new BaselineCache(UserCache.folder().resolve("baselines"), CacheLimit.configured());
    }

    /** Whether anything is kept. */
    public boolean isOn() {
        return limit > 0;
    }

    /** The entry of a key, if there is one and it is whole. */
    public Optional<StoredBaseline> find(String key) {
        Path entry = folder.resolve(key);
        if (!Files.isDirectory(entry)) {
            return Optional.empty();
        }
        try {
            StoredBaseline found = StoredBaseline.read(entry);
            found.touch();
            return Optional.of(found);
        } catch (IOException e) {
            discard(entry, e);
            return Optional.empty();
        }
    }

    /**
     * The key that somebody wanted last.
     *
     * @param whose a key of who it is
     */
    public Optional<String> last(String whose) {
        return noted(whose + LAST).filter(Fingerprint::isKey);
    }

    /** Notes the key that somebody wanted. */
    public void noteLast(String whose, String key) {
        note(whose + LAST, key);
    }

    /** What was noted under a name. */
    public Optional<String> noted(String name) {
        try {
            return isOn() ? Optional.of(Files.readString(folder.resolve(name))) : Optional.empty();
        } catch (IOException e) {
            // Nobody yet.
            return Optional.empty();
        }
    }

    /**
     * Notes something that saves time when it is known, in a file that is its owner's alone; that it could not be noted
     * costs time alone.
     */
    public void note(String name, String text) {
        if (!isOn()) {
            return;
        }
        Path unfinished = folder.resolve(
                name + CacheTrim.UNFINISHED + "-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet());
        try {
            Files.createDirectories(folder, Folders.ownersOnly(folder));
            try {
                Files.writeString(Folders.ownersFile(unfinished), text);
                Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "{0} cannot be noted: {1}", name, e.toString());
        }
    }

    /**
     * Says that an entry turned out to be of no use. It stays until a new one takes its place: whatever kept a server
     * from starting with it, a full disk perhaps, may keep a new one from being made as well.
     */
    public void unusable(StoredBaseline entry, Exception reason) {
        unusable(entry.folder(), reason);
    }

    private static void unusable(Path entry, Exception reason) {
        LOG.log(
                System.Logger.Level.WARNING,
                "A baseline in the cache cannot be used and is made anew: {0} ({1})",
                entry,
                String.valueOf(reason.getMessage()).strip());
    }

    private void discard(Path entry, Exception reason) {
        unusable(entry, reason);
        try {
            remove(entry);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "It could not be deleted: {0}", e.toString());
        }
    }

    // By another name first, so that nobody finds half of it.
    private void remove(Path entry) throws IOException {
        Path away = entry.resolveSibling(
                entry.getFileName() + ".discarded-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet());
        try {
            Files.move(entry, away, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // Somebody else was faster.
            return;
        }
        Folders.delete(away);
    }

    /** The right to build the entry of a key, for one at a time; waits for whoever has it. */
    public Hold hold(String key) {
        try {
            Files.createDirectories(folder, Folders.ownersOnly(folder));
            return new Hold(
                    key,
                    KeyLock.take(
                            lock(key),
                            () -> LOG.log(
                                    System.Logger.Level.INFO,
                                    "Waiting for another run that makes the same baseline: {0}",
                                    folder.resolve(key))));
        } catch (IOException e) {
            throw new ConcordatException(
                    new Problem(
                            "The cache of baselines cannot be used: " + e,
                            folder.toString(),
                            "make the folder yours, or name another: -D" + UserCache.FOLDER + "=<folder>."),
                    e);
        }
    }

    private Path lock(String key) {
        return folder.resolve(key + ".lock");
    }

    private interface Writing {
        void into(Path folder) throws IOException;
    }

    /** The right to build one entry. */
    public final class Hold implements AutoCloseable {

        private final String key;
        private final KeyLock lock;

        private Hold(String key, KeyLock lock) {
            this.key = key;
            this.lock = lock;
        }

        /**
         * Stores a data directory whose server has stopped, and makes room for it.
         *
         * @param facts what to note beside it
         */
        public StoredBaseline store(Path data, Map<String, String> facts) throws IOException {
            return store(archives -> FolderArchive.pack(data, archives), facts);
        }

        /**
         * The same with some databases beside the rest: an entry that grows, and of which few are needed at a time.
         *
         * @param apart the names of their folders
         * @param before the entry that the data was unpacked from, if it was; empty is returned, and nothing stored,
         *     where another one has taken its place meanwhile
         */
        public Optional<StoredBaseline> store(
                Path data, Map<String, String> facts, Set<String> apart, Optional<StoredBaseline> before)
                throws IOException {
            boolean replaced = !find(key).map(StoredBaseline::facts).equals(before.map(StoredBaseline::facts));
            return replaced
                    ? Optional.empty()
                    : Optional.of(written(unfinished -> StoredBaseline.write(
                            new StoredBaseline.Divided(data, apart, before.orElse(null)), unfinished, facts)));
        }

        /** Stores what is packed by somebody else. */
        public StoredBaseline store(StoredBaseline.Packing packing, Map<String, String> facts) throws IOException {
            return written(unfinished -> StoredBaseline.write(packing, unfinished, facts));
        }

        private StoredBaseline written(Writing writing) throws IOException {
            Path unfinished = folder.resolve(key + CacheTrim.UNFINISHED);
            Path entry = folder.resolve(key);
            // Whoever left it is dead: the lock is ours.
            Folders.delete(unfinished);
            try {
                Folders.ownersAlone(unfinished);
                writing.into(unfinished);
                remove(entry);
                Files.move(unfinished, entry, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Folders.delete(unfinished);
            }
            StoredBaseline stored = StoredBaseline.read(entry);
            new CacheTrim(folder, limit).trim(key);
            return stored;
        }

        @Override
        public void close() {
            try {
                lock.close();
            } catch (IOException e) {
                throw new IllegalStateException("Cannot close a lock", e);
            }
        }
    }
}
