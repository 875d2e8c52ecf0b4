package dev.concordat.database.internal.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A complete entry of the cache: a data directory after a clean stop, and what is known of it. Among that is the
 * password of its server, without which the data directory could not be used: so the file is its owner's alone, as the
 * data itself is.
 */
public final class StoredBaseline {

    /** Grows whenever an older version could not read, or would misread, what a newer one stores. */
    static final String FORMAT = "1";

    private static final String FILE = "entry.properties";
    private static final String BYTES = "bytes";
    private static final String APART = "apart.";

    private final Path folder;
    private final Map<String, String> facts;

    private StoredBaseline(Path folder, Map<String, String> facts) {
        this.folder = folder;
        this.facts = Map.copyOf(facts);
    }

    /** Puts data into the archives of an entry. */
    public interface Packing {

        /**
         * Packs.
         *
         * @param archives where to; it need not use all of them
         * @return how many bytes were packed
         */
        long into(List<Path> archives) throws IOException;
    }

    /**
     * Data of which some databases lie beside the rest, each to be unpacked when it is needed.
     *
     * @param data the data directory
     * @param apart the names of their folders
     * @param before the entry that the data was unpacked from; what was never unpacked of it is still as it was
     */
    record Divided(Path data, Set<String> apart, @Nullable StoredBaseline before) {

        private void into(Path folder, Properties properties) throws IOException {
            for (String database : apart) {
                Path archive = database(folder, database);
                if (before != null && Files.exists(database(before.folder, database))) {
                    share(database(before.folder, database), archive);
                    properties.setProperty(APART + database, before.facts.getOrDefault(APART + database, ""));
                } else {
                    FolderArchive.packDatabase(data, database, archive);
                    properties.setProperty(APART + database, Sample.of(archive));
                }
            }
        }
    }

    // It never changes, so both entries may have the same file; not every file system can do that.
    private static void share(Path archive, Path another) throws IOException {
        try {
            Files.createLink(another, archive);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(archive, another);
        }
    }

    /** Writes an entry into a folder of its own. */
    static void write(Divided divided, Path folder, Map<String, String> facts) throws IOException {
        Properties apart = new Properties();
        divided.into(folder, apart);
        Map<String, String> all = new HashMap<>(facts);
        apart.forEach((key, value) -> all.put((String) key, (String) value));
        write(archives -> FolderArchive.pack(divided.data(), archives, divided.apart()), folder, all);
    }

    /** Writes an entry into a folder of its own. */
    static void write(Packing packing, Path folder, Map<String, String> facts) throws IOException {
        long bytes = packing.into(FolderArchive.parts(folder));
        Properties properties = new Properties();
        properties.putAll(facts);
        properties.setProperty("format", FORMAT);
        properties.setProperty(BYTES, Long.toString(bytes));
        for (Path part : FolderArchive.parts(folder)) {
            if (Files.exists(part)) {
                properties.setProperty(String.valueOf(part.getFileName()), Sample.of(part));
            }
        }
        // The folder is its owner's alone already.
        try (OutputStream out = Files.newOutputStream(folder.resolve(FILE))) {
            properties.store(out, null);
        }
    }

    /** Reads an entry; the exception says what is wrong with one that is not whole. */
    static StoredBaseline read(Path folder) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(folder.resolve(FILE))) {
            properties.load(in);
        } catch (IllegalArgumentException e) {
            throw new IOException("'" + FILE + "' is damaged: " + e.getMessage(), e);
        }
        Map<String, String> facts = new HashMap<>();
        properties.forEach((key, value) -> facts.put((String) key, (String) value));
        String format = facts.getOrDefault("format", "");
        if (!format.equals(FORMAT)) {
            throw new IOException(
                    format.isEmpty()
                            ? "'" + FILE + "' is not whole"
                            : "it was stored by another version of Concordat: layout " + format + ", not " + FORMAT);
        }
        for (Path part : FolderArchive.parts(folder)) {
            String expected = facts.get(String.valueOf(part.getFileName()));
            String actual = Files.exists(part) ? Sample.of(part) : "missing";
            if (expected != null && !actual.equals(expected)) {
                throw new IOException("'" + part.getFileName() + "' is " + actual + ", not " + expected);
            }
        }
        if (!facts.getOrDefault(BYTES, "").matches("\\d{1,18}")) {
            throw new IOException("'" + FILE + "' is not whole");
        }
        return new StoredBaseline(folder, facts);
    }

    /** What was noted when it was stored. */
    public Map<String, String> facts() {
        return facts;
    }

    /** The facts under a prefix, without it. */
    public Map<String, String> facts(String prefix) {
        Map<String, String> found = new TreeMap<>();
        facts.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), value);
            }
        });
        return found;
    }

    /** What the data directory needs where it is unpacked. */
    public long bytes() {
        return Long.parseLong(facts.getOrDefault(BYTES, "0"));
    }

    /** What it takes up in the cache. */
    long stored() throws IOException {
        long sum = 0;
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, "*.tar")) {
            for (Path archive : archives) {
                sum += Files.size(archive);
            }
        }
        return sum;
    }

    /** The archives it is stored in. */
    public List<Path> archives() {
        return FolderArchive.parts(folder).stream().filter(Files::exists).toList();
    }

    /**
     * Unpacks the data directory.
     *
     * @param target a folder that exists, and is the account's
     * @param account what stands before a command to run it as the server is run
     */
    public void unpack(Path target, List<String> account) throws IOException {
        FolderArchive.unpack(folder, target, account);
    }

    /**
     * Unpacks a database that lies beside the rest.
     *
     * @param database the name of its folder
     * @param target the data directory
     * @param account what stands before a command to run it as the server is run
     */
    public void unpackApart(String database, Path target, List<String> account) throws IOException {
        Path archive = database(folder, database);
        String actual = Sample.of(archive);
        if (!actual.equals(facts.get(APART + database))) {
            throw new IOException(
                    "'" + archive.getFileName() + "' is " + actual + ", not " + facts.get(APART + database));
        }
        FolderArchive.unpackDatabase(archive, target, account);
    }

    private static Path database(Path folder, String database) {
        return folder.resolve("database-" + database + ".tar");
    }

    Path folder() {
        return folder;
    }

    void touch() throws IOException {
        Files.setLastModifiedTime(folder.resolve(FILE), FileTime.from(Instant.now()));
    }

    static Instant lastUse(Path folder) throws IOException {
        return Files.getLastModifiedTime(folder.resolve(FILE)).toInstant();
    }
}
