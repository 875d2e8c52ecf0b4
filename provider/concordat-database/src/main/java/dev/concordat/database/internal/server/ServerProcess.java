package dev.concordat.database.internal.server;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process of an embedded server. It ends with this JVM, also when the JVM is killed. */
final class ServerProcess implements AutoCloseable {

    /**
     * Becomes the server, and leaves behind a shell that reads this JVM's end of the pipe: the pipe closes when the JVM
     * closes it or dies, and then the server stops and its folder goes. A server that had died before leaves its
     * folder, for there may be a next attempt in it. A word in the pipe has the shell do otherwise: stop the server as
     * it should be stopped, and leave all as it is; or leave the server alone, whatever becomes of the JVM.
     */
    private static final String LEASH = """
            folder=$1; shift
            exec 3<&0
            (
              trap '' HUP INT TERM
              read -r word <&3
              case $word in
                stop) kill -INT $$; exit 0 ;;
                keep) exit 0 ;;
              esac
              kill -QUIT $$ 2>/dev/null || exit 0
              i=0; while kill -0 $$ 2>/dev/null && [ $i -lt 50 ]; do sleep 0.1; i=$((i + 1)); done
              kill -KILL $$ 2>/dev/null
              rm -rf "$folder"
            ) >/dev/null 2>&1 &
            exec "$@" 3<&- </dev/null
            """;

    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private static final int TAIL = 25;

    private final Process process;
    private final Path log;
    private final boolean leashed;

    private ServerProcess(Process process, Path log, boolean leashed) {
        this.process = process;
        this.log = log;
        this.leashed = leashed;
    }

    static ServerProcess start(List<String> command, Path folder, boolean leashed) throws IOException {
        List<String> all = new ArrayList<>();
        if (leashed) {
            all.addAll(List.of("sh", "-c", LEASH, "sh", folder.toString()));
        }
        all.addAll(command);
        Path log = folder.resolve("server.log");
        return new ServerProcess(builder(all, folder, log).start(), log, leashed);
    }

    /** Runs a command of the server's to its end. */
    static void run(List<String> command, Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("initdb.log");
        Process process = builder(command, folder, log).start();
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

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it has ended, or does so this moment: who loses a connection knows it before the system does. */
    boolean ends() {
        try {
            return process.waitFor(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** The last lines the server wrote. */
    String logTail() {
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
    int exitCode() {
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    /**
     * Stops the server as it should be, so that its data is whole without it.
     *
     * @param otherwise the command that does so where nobody reads the pipe
     */
    void stop(List<String> otherwise, Path folder) throws IOException, InterruptedException {
        if (leashed) {
            say("stop");
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
            say("keep");
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
