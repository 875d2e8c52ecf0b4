package dev.concordat.database.internal.server;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The process of an embedded server. It ends with this JVM, also when the JVM is killed. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private static final int TAIL = 25;

    /** The file with what the server wrote. */
    public static final String LOG = "server.log";

    /** The file with what a command of the server's wrote. */
    public static final String COMMAND_LOG = "initdb.log";

    private final Process process;
    private final Path log;
    private final boolean leashed;

    private ServerProcess(Process process, Path log, boolean leashed) {
        this.process = process;
        this.log = log;
        this.leashed = leashed;
    }

    /** Starts a server, which writes what it has to say into a file of the folder. */
    public static ServerProcess start(List<String> command, Path folder, Leash leash) throws IOException {
        boolean leashed = Leash.isPossible();
        List<String> all = leashed ? leash.command(folder, command) : command;
        Path log = folder.resolve(LOG);
        return new ServerProcess(builder(all, folder, log).start(), log, leashed);
    }

    /** Runs a command of the server's to its end. */
    public static void run(List<String> command, Path folder) throws IOException, InterruptedException {
        run(command, folder, "");
    }

    /** Runs a command of the server's to its end, or to the end of this JVM, also when the JVM is killed. */
    static void run(List<String> command, Path folder, Leash leash) throws IOException, InterruptedException {
        if (!Leash.isPossible()) {
            run(command, folder);
            return;
        }
        Path log = folder.resolve(COMMAND_LOG);
        Process process = builder(leash.command(folder, command), folder, log).start();
        try {
            awaitEnd(process, log);
        } finally {
            // Until then, it is the leash.
            process.getOutputStream().close();
        }
    }

    /**
     * Runs a command of the server's to its end.
     *
     * @param input what it reads
     */
    public static void run(List<String> command, Path folder, String input) throws IOException, InterruptedException {
        Path log = folder.resolve(COMMAND_LOG);
        Process process = builder(command, folder, log).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended before it read; how it ended says more.
        }
        awaitEnd(process, log);
    }

    private static void awaitEnd(Process process, Path log) throws IOException, InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        if (process.waitFor() != 0) {
            throw new IOException(tail(log));
        }
    }

    private static ProcessBuilder builder(List<String> command, Path folder, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
        // PGDATA, PGPORT and their like speak of somebody else's server.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder;
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it has ended, or does so this moment: who loses a connection knows it before the system does. */
    public boolean ends() {
        try {
            return process.waitFor(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** The last lines the server wrote. */
    public String logTail() {
        try {
            return tail(log);
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }

    /** What it ended with. */
    public int exitCode() {
        return process.exitValue();
    }

    /** Its number. */
    public long pid() {
        return process.pid();
    }

    /**
     * Stops the server as it should be, so that its data is whole without it.
     *
     * @param otherwise the command that does so where nobody reads the pipe
     */
    public void stop(List<String> otherwise, Path folder) throws IOException, InterruptedException {
        if (leashed) {
            say(Leash.STOP);
        } else {
            run(otherwise, folder);
        }
        if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("It did not stop within " + STOP_LIMIT.toSeconds() + " s:\n" + logTail());
        }
        if (process.exitValue() != 0) {
            throw new IOException("It did not stop cleanly:\n" + logTail());
        }
    }

    /** Lets go of the server: it outlives this JVM. */
    void keep() throws IOException {
        if (leashed) {
            say(Leash.KEEP);
        }
    }

    /**
     * Stops a server that another JVM started, whoever is connected.
     *
     * @param limit how long it may take; then it is killed
     */
    public static void stop(ProcessHandle process, Duration limit) throws IOException, InterruptedException {
        // Java itself can only ask a process to end, which has PostgreSQL wait for its sessions, or kill it.
        if (Platform.current().isWindows()) {
            process.destroyForcibly();
        } else {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
    }

    private void say(String word) throws IOException {
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.write((word + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Stops the server at once: its data is thrown away, so there is nothing to write down. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
