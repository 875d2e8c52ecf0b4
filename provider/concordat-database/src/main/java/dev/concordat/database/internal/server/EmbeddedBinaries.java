package dev.concordat.database.internal.server;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.cache.Fingerprint;
import dev.concordat.database.internal.cache.Folders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.tukaani.xz.XZInputStream;

/** The server's binaries: found on the class path, unpacked once per content into a folder of the user's cache. */
public final class EmbeddedBinaries {

    private static final Pattern VERSION = Pattern.compile("PostgreSQL\\) (\\d+)");

    private EmbeddedBinaries() {}

    /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
    public static Path locate(Platform platform, Path cache) throws IOException {
        URL archive = archive(platform);
        Path home = cache.resolve(identity(archive));
        if (!Files.isDirectory(home)) {
            Files.createDirectories(cache);
            unpackAlone(archive, home);
        }
        return home;
    }

    /** The server's major version, as it says itself. */
    public static int majorVersion(Path home) throws IOException {
        Process process = new ProcessBuilder(home.resolve("bin/postgres").toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        Matcher matcher = VERSION.matcher(words);
        if (!matcher.find()) {
            throw new IOException("'postgres --version' answers: " + words);
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static URL archive(Platform platform) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        URL found = context == null ? null : context.getResource(platform.archive());
        if (found == null) {
            found = EmbeddedBinaries.class.getClassLoader().getResource(platform.archive());
        }
        if (found == null) {
            throw new ConcordatException(new Problem(
                    "The PostgreSQL binaries for this platform ('" + platform.artifact()
                            + "') are not on the class path.",
                    "class path, resource '" + platform.archive() + "'",
                    "add them, their version is managed by concordat-bom:\n" + platform.dependency()));
        }
        return found;
    }

    /** What tells these binaries from others. */
    static String identity(Platform platform) {
        return identity(archive(platform));
    }

    // A jar knows size and checksum of what it holds: no need to read through it at every start.
    private static String identity(URL archive) {
        try {
            URLConnection connection = archive.openConnection();
            if (connection instanceof JarURLConnection jar) {
                jar.setUseCaches(false);
                try (JarFile file = jar.getJarFile()) {
                    ZipEntry entry = file.getEntry(jar.getEntryName());
                    return "postgresql-" + entry.getSize() + "-" + Long.toHexString(entry.getCrc());
                }
            }
            return "postgresql-"
                    + new Fingerprint().content("archive", archive).key().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + archive, e);
        }
    }

    // Several JVMs may come at once: one unpacks, under a private name that is only ever renamed when it is complete.
    private static synchronized void unpackAlone(URL archive, Path home) throws IOException {
        Path lockFile = home.resolveSibling(home.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.isDirectory(home)) {
                unpack(archive, home);
            }
        }
    }

    private static void unpack(URL archive, Path home) throws IOException {
        Path unfinished = home.resolveSibling(
                home.getFileName() + ".unfinished-" + ProcessHandle.current().pid());
        Folders.delete(unfinished);
        Files.createDirectories(unfinished);
        try (InputStream in = new XZInputStream(new BufferedInputStream(archive.openStream(), 1 << 16))) {
            TarArchive.unpack(in, unfinished);
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(unfinished);
        }
    }
}
