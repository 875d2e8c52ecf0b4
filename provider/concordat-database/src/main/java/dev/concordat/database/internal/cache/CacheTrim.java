package dev.concordat.database.internal.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps the cache within its limit, the entries used last; and clears away what dead runs left. */
record CacheTrim(Path folder, long limit) {

    static final String UNFINISHED = ".unfinished";

    private static final System.Logger LOG = System.getLogger("dev.concordat.database");

    /** Whoever found an entry is given this long to unpack it. */
    private static final Duration IN_USE = Duration.ofMinutes(2);

    private record Entry(Path folder, long bytes, Instant lastUse) {}

    /** Trims, except for the entry of this key, which is locked by who calls. */
    void trim(String kept) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> members = Files.list(folder)) {
            for (Path member : members.filter(Files::isDirectory).toList()) {
                String name = String.valueOf(member.getFileName());
                if (name.contains(".")) {
                    clear(member, name.substring(0, name.indexOf('.')), kept);
                } else if (!name.equals(kept)) {
                    entry(member).ifPresent(entries::add);
                }
            }
        }
        long room = limit - StoredBaseline.read(folder.resolve(kept)).stored();
        entries.sort(Comparator.comparing(Entry::lastUse).reversed());
        for (Entry entry : entries) {
            room -= entry.bytes();
            if (room < 0 && entry.lastUse().isBefore(Instant.now().minus(IN_USE))) {
                LOG.log(System.Logger.Level.DEBUG, "The cache is full: {0} goes", entry.folder());
                Folders.delete(entry.folder());
            }
        }
    }

    private static Optional<Entry> entry(Path member) {
        try {
            return Optional.of(new Entry(member, StoredBaseline.read(member).stored(), StoredBaseline.lastUse(member)));
        } catch (IOException e) {
            // Damaged, of another format, or gone this moment: of no use to anybody, so the first to go.
            return Optional.of(new Entry(member, 1L << 50, Instant.EPOCH));
        }
    }

    /** Unfinished and discarded entries, whose makers are dead where their lock is free. */
    private void clear(Path member, String key, String kept) throws IOException {
        if (key.equals(kept)) {
            return;
        }
        KeyLock lock = KeyLock.tryTake(folder.resolve(key + ".lock")).orElse(null);
        if (lock != null) {
            try {
                Folders.delete(member);
            } finally {
                lock.close();
            }
        }
    }
}
