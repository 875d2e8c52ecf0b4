package dev.concordat.database.internal.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gives back what dead runs left. Where a JVM is killed, the shell beside its server clears up after it; this is for
 * what is left when that shell is killed too, or the whole machine was.
 */
final class LeftFolders {

    private static final System.Logger LOG = System.getLogger("dev.concordat.database");

    /** The sign of a server that somebody wanted to outlive its run. */
    static final String KEPT = "kept";

    private static final AtomicBoolean SWEPT = new AtomicBoolean();

    private LeftFolders() {}

    /** Clears up once in the life of this JVM, in the background, for nobody needs to wait for it. */
    static void sweepOnce() {
        if (SWEPT.getAndSet(true)) {
            return;
        }
        Thread thread = new Thread(LeftFolders::sweepAll, "concordat-sweep");
        thread.setDaemon(true);
        thread.start();
    }

    private static void sweepAll() {
        RunFolder.places().forEach(LeftFolders::sweep);
    }

    static void sweep(Path place) {
        // A lock of this JVM's own would be lost by looking at it.
        String own = RunFolder.PREFIX + ProcessHandle.current().pid() + "-";
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(place, RunFolder.PREFIX + "[0-9]*-*")) {
            for (Path folder : folders) {
                if (!String.valueOf(folder.getFileName()).startsWith(own)) {
                    sweepOne(folder);
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "Cannot look for what dead runs left in {0}: {1}", place, e);
        }
    }

    private static void sweepOne(Path folder) {
        Path owner = folder.resolve(RunFolder.OWNER);
        if (!Files.isWritable(owner)) {
            // Somebody else's, or made this moment.
            return;
        }
        try (FileChannel channel = FileChannel.open(owner, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Optional<ProcessHandle> server = server(folder);
                if (server.isPresent() && Files.exists(folder.resolve(KEPT))) {
                    return;
                }
                server.ifPresent(ProcessHandle::destroyForcibly);
                RunFolder.delete(folder);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Cannot give back what a dead run left in {0}: {1}", folder, e);
        }
    }

    /** The server that runs in a folder. */
    static Optional<ProcessHandle> server(Path folder) throws IOException {
        Path file = folder.resolve("data").resolve("postmaster.pid");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(process -> isOf(process, folder));
    }

    // A process may have the number of one that is long dead.
    private static boolean isOf(ProcessHandle process, Path folder) {
        Optional<String> command =
                process.info().commandLine().or(() -> process.info().command());
        return command.isEmpty()
                || command.get().contains(folder.toString())
                || command.get().contains("postgres");
    }
}
