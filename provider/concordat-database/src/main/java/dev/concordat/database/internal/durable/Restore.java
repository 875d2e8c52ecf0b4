package dev.concordat.database.internal.durable;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.cache.Folders;
import dev.concordat.database.internal.server.TarArchive;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Makes a data folder of a backup. */
public final class Restore {

    private Restore() {}

    /** Unpacks a backup into a folder that has no data yet; its server gets a password of its own. */
    public static void into(Path path, Path file) {
        if (!Files.isReadable(file)) {
            throw new ConcordatException(new Problem(
                    "The backup '" + file + "' cannot be read.",
                    file.toAbsolutePath().toString(),
                    "name a file that a backup was written to."));
        }
        DataFolder folder = DataFolder.open(path);
        try (FolderLock lock = FolderLock.take(folder)) {
            if (folder.hasData()) {
                throw new ConcordatException(new Problem(
                        "The data folder '" + folder.path() + "' holds data already, which a backup does not replace.",
                        folder.data().toString(),
                        "name an empty folder, or move the old data out of the way:\nmv " + folder.data() + " "
                                + folder.data() + ".old"));
            }
            unpack(lock.folder(), file);
        } catch (IOException | InterruptedException e) {
            throw failed(folder, file, e);
        }
    }

    private static void unpack(DataFolder folder, Path file) throws IOException, InterruptedException {
        Path unpacked = DataFolder.unfinished(folder.path().resolve("restore"));
        Folders.delete(unpacked);
        Folders.ownersAlone(unpacked);
        try {
            try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 16)) {
                TarArchive.unpack(in, unpacked);
                // The checksum stands at the very end.
                in.transferTo(OutputStream.nullOutputStream());
            }
            Path data = unpacked.resolve(Backup.DATA);
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                throw new IOException("it holds no data of PostgreSQL");
            }
            Files.deleteIfExists(folder.password());
            Cluster.adopt(folder, data, file);
        } finally {
            Folders.delete(unpacked);
        }
    }

    private static ConcordatException failed(DataFolder folder, Path file, Exception cause) {
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new ConcordatException(
                new Problem(
                        "The backup '" + file + "' could not be restored into '" + folder.path() + "': "
                                + DataFolder.reason(cause),
                        file.toAbsolutePath().toString(),
                        "name a backup that is whole; the folder has no data still."),
                cause);
    }
}
