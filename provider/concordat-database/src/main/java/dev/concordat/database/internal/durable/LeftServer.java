package dev.concordat.database.internal.durable;

import dev.concordat.database.internal.server.PostmasterFile;
import dev.concordat.database.internal.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What is left running in a data folder whose owner is no more: a server that is about to stop, one whose leash was
 * killed with its owner, or sessions of a server that was killed. Whoever has the folder's lock may end them.
 */
final class LeftServer {

    private static final System.Logger LOG = System.getLogger("dev.concordat.database");

    /** What is not done by then is done by the next start, from the log; a server that is just reading it may hang. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private LeftServer() {}

    static void end(DataFolder folder) throws IOException, InterruptedException {
        if (!folder.hasData()) {
            return;
        }
        PostmasterFile file = new PostmasterFile(folder.data());
        Optional<ProcessHandle> server = file.process().filter(process -> isOf(process, folder.data()));
        if (server.isPresent()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "A PostgreSQL (process {0}) that outlived its owner is stopped: {1}",
                    Long.toString(server.get().pid()),
                    folder.data());
            ServerProcess.stop(server.get(), LIMIT);
            await(server.get());
        }
        for (ProcessHandle session : sessions(folder.data())) {
            session.destroyForcibly();
            await(session);
        }
        // What it names is not a server of this folder, whoever bears that number now; PostgreSQL would take it for
        // one.
        file.delete();
    }

    private static void await(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // PostgreSQL itself will say that the folder is still in use.
            LOG.log(System.Logger.Level.DEBUG, "Process {0} does not end", process.pid());
        }
    }

    private static boolean isOf(ProcessHandle process, Path data) {
        return process.info().commandLine().stream().anyMatch(command -> command.contains(data.toString()))
                || worksIn(process, data);
    }

    /** The sessions of a server that is no more. They end by themselves, but not before they have done their work. */
    private static List<ProcessHandle> sessions(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> worksIn(process, data))
                .toList();
    }

    // Every process of a server has its data directory as the working directory, which Linux tells.
    private static boolean worksIn(ProcessHandle process, Path data) {
        try {
            Path about = Path.of("/proc", Long.toString(process.pid()));
            return Files.readSymbolicLink(about.resolve("cwd")).equals(data)
                    && Files.readSymbolicLink(about.resolve("exe")).endsWith("postgres");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
