package dev.concordat.database.internal.durable;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.cache.Folders;
import dev.concordat.database.internal.server.PostmasterFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A copy of a data directory in one file: {@code .tar.gz}, complete or not there at all, and its owner's alone. The
 * binaries of Maven Central hold no {@code pg_dump}, so it is a copy of the files, for the same major version.
 */
public final class Backup {

    /** The folder in the archive that holds the data directory. */
    static final String DATA = "postgresql";

    private Backup() {}

    /** Copies what is in a folder, whether its server runs, in whatever process, or not. */
    public static void of(Path path, Path file) {
        DataFolder folder = existing(path);
        try {
            Optional<FolderLock> lock = FolderLock.tryTake(folder);
            if (lock.isPresent()) {
                try (FolderLock held = lock.get()) {
                    ofStopped(held.folder(), file);
                }
            } else {
                int port = new PostmasterFile(folder.data())
                        .port()
                        .orElseThrow(() -> new IOException("Its server is about to start, or to stop"));
                ofRunning(folder, port, folder.readPassword().orElse(""), file);
            }
        } catch (IOException | InterruptedException e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw failed(folder, file, e);
        }
    }

    static void ofRunning(DataFolder folder, int port, String password, Path file) {
        try {
            write(file, tar -> {
                try (HeldBackup held = HeldBackup.begin(port, password)) {
                    DataFiles files = new DataFiles(folder.data(), tar);
                    files.copy();
                    held.end();
                    files.copyEnd(held);
                }
            });
        } catch (IOException | SQLException e) {
            throw failed(folder, file, e);
        }
    }

    // Also one that was killed is whole without its server: its log has what its tables lack.
    private static void ofStopped(DataFolder folder, Path file) throws IOException, InterruptedException {
        LeftServer.end(folder);
        try {
            write(file, tar -> new DataFiles(folder.data(), tar).copyStopped());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Content {
        void writeTo(TarWriter tar) throws IOException, SQLException;
    }

    private static void write(Path file, Content content) throws IOException, SQLException {
        Path unfinished = DataFolder.unfinished(file.toAbsolutePath());
        boolean written = false;
        Folders.ownersFile(unfinished);
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            GZIPOutputStream zip = new GZIPOutputStream(out, 1 << 16);
            TarWriter tar = new TarWriter(zip);
            content.writeTo(tar);
            tar.end();
            zip.finish();
            out.flush();
            channel.force(true);
            written = true;
        } finally {
            if (!written) {
                Files.deleteIfExists(unfinished);
            }
        }
        DataFolder.finish(file.toAbsolutePath());
    }

    private static DataFolder existing(Path path) {
        if (!Files.isDirectory(path)) {
            throw empty(path);
        }
        DataFolder folder = DataFolder.open(path);
        if (!folder.hasData()) {
            throw empty(path);
        }
        return folder;
    }

    private static ConcordatException empty(Path path) {
        return new ConcordatException(new Problem(
                "The data folder '" + path + "' holds no data to back up.",
                path.toAbsolutePath().toString(),
                "name the folder that the server was started with."));
    }

    private static ConcordatException failed(DataFolder folder, Path file, Exception cause) {
        return new ConcordatException(
                new Problem(
                        "The data folder '" + folder.path() + "' could not be backed up into '" + file + "': "
                                + DataFolder.reason(cause),
                        file.toAbsolutePath().toString(),
                        "name a file in a folder that exists and has room; an older file of that name is as it was."),
                cause);
    }
}
