package dev.concordat.cli.broker;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A broker in a JVM of its own. Which way it was started decides whether it goes on when this JVM ends. */
public final class EmbeddedBroker implements AutoCloseable {

    private static final int PATIENCE = 40;

    private final BrokerFolder folder;
    private final BrokerFolder.Running running;

    private EmbeddedBroker(BrokerFolder folder, BrokerFolder.Running running) {
        this.folder = folder;
        this.running = running;
    }

    /**
     * Starts one on a free port, with its own database in a folder, and returns when it answers. It ends with this JVM,
     * if it is not closed before.
     *
     * @throws ConcordatException with the end of its log, where it does not answer within a minute
     */
    public static EmbeddedBroker start(Path data) throws InterruptedException {
        String here = String.valueOf(ProcessHandle.current().pid());
        return start(data, List.of("--port=0", "--data=" + data, "--companion=" + here), 60);
    }

    static EmbeddedBroker start(Path data, List<String> arguments, int seconds) throws InterruptedException {
        BrokerFolder folder = new BrokerFolder(data);
        try {
            Files.createDirectories(folder.path());
            Files.deleteIfExists(folder.state());
        } catch (IOException e) {
            throw new UncheckedIOException("The broker's folder cannot be written: " + e.getMessage(), e);
        }
        List<String> all = new ArrayList<>(arguments);
        all.add("--state=" + folder.state());
        Process process =
                BrokerProcess.detached(BrokerProcess.words("dev.concordat.broker.BrokerMain", all), folder.log());
        return new EmbeddedBroker(folder, await(process, folder, seconds));
    }

    /** Stops the one that runs in a folder, if one does. */
    public static void stopIn(Path data) {
        in(new BrokerFolder(data)).ifPresent(EmbeddedBroker::close);
    }

    /** The one that runs in a folder, if one does. */
    static Optional<EmbeddedBroker> in(BrokerFolder folder) {
        return folder.running().map(running -> new EmbeddedBroker(folder, running));
    }

    private static BrokerFolder.Running await(Process process, BrokerFolder folder, int seconds)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            Optional<BrokerFolder.Running> running = folder.running();
            if (running.isPresent() && running.get().answers()) {
                return running.get();
            }
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw failed(
                        "The broker ended with code " + process.exitValue() + " before it answered.", folder.log());
            }
        }
        process.destroy();
        throw failed("The broker did not answer within " + seconds + " seconds, and was stopped.", folder.log());
    }

    private static ConcordatException failed(String what, Path log) {
        return new ConcordatException(new Problem(
                what + "\n" + BrokerProcess.tail(log), log.toString(), "mend what the log says, and start it again."));
    }

    /** Its address, without a slash at the end. */
    public String url() {
        return running.url();
    }

    /** Stops it, and returns when it is gone. Its data stays. */
    @Override
    public void close() {
        Optional<ProcessHandle> process = running.process();
        if (process.isEmpty()) {
            return;
        }
        process.get().destroy();
        try {
            process.get().onExit().get(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new ConcordatException(
                    new Problem(
                            "The broker did not end within " + PATIENCE + " seconds.",
                            "process " + running.pid() + ", " + folder.log(),
                            "look into its log; 'kill -9' ends it, and loses nothing that it acknowledged."),
                    e);
        }
    }
}
