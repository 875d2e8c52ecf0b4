package dev.concordat.database.internal.durable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of a data directory, on their way into an archive. */
final class DataFiles {

    private static final String LOG = "pg_wal";

    /** Folders whose content a server makes anew when it starts. */
    private static final Set<String> MADE_ANEW = Set.of(
            "pg_dynshmem", "pg_notify", "pg_replslot", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");

    /** Files that speak of a server that runs. */
    private static final Set<String> OF_THE_SERVER = Set.of("postmaster.pid", "postmaster.opts");

    private final Path data;
    private final TarWriter tar;

    DataFiles(Path data, TarWriter tar) {
        this.data = data;
        this.tar = tar;
    }

    /** All of a stopped server. */
    void copyStopped() throws IOException {
        copy(path -> !isTransient(path));
    }

    /** All of a running server but its log. */
    void copy() throws IOException {
        copy(path -> !isTransient(path) && !(path.startsWith(LOG) && isFile(path)));
    }

    /** The log of the time in which the rest was copied. */
    void copyEnd(HeldBackup held) throws IOException {
        tar.file(Backup.DATA + "/backup_label", held.label());
        try (Stream<Path> files = Files.list(data.resolve(LOG))) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (held.needs(name)) {
                    tar.file(Backup.DATA + "/" + LOG + "/" + name, file);
                }
            }
        }
    }

    private void copy(Predicate<Path> wanted) throws IOException {
        tar.folder(Backup.DATA);
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted().toList()) {
                Path path = data.relativize(file);
                if (!file.equals(data) && wanted.test(path)) {
                    copy(file, path);
                }
            }
        }
    }

    private void copy(Path file, Path path) throws IOException {
        String name = Backup.DATA + "/" + path.toString().replace('\\', '/');
        if (Files.isDirectory(file)) {
            tar.folder(name);
            return;
        }
        try {
            tar.file(name, file);
        } catch (NoSuchFileException e) {
            // Its table was dropped meanwhile, as the log tells.
        }
    }

    private boolean isTransient(Path path) {
        String name = String.valueOf(path.getFileName());
        boolean madeAnew =
                path.getNameCount() > 1 && MADE_ANEW.contains(path.getName(0).toString());
        return madeAnew || OF_THE_SERVER.contains(path.toString()) || name.startsWith("pgsql_tmp");
    }

    private boolean isFile(Path path) {
        return !Files.isDirectory(data.resolve(path));
    }
}
