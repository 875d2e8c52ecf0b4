package dev.concordat.cli.suite;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the command of a step: its output to the log, nothing on its input, and nothing of it left behind. */
final class StepProcess {

    private static final long GRACE_SECONDS = 10;
    private static final long TICK_MILLIS = 200;

    private final Step step;
    private final Duration timeout;
    private @Nullable Process running;
    private volatile boolean stopped;

    StepProcess(Step step, Duration timeout) {
        this.step = step;
        this.timeout = timeout;
    }

    /**
     * Runs it to its end, or to the end of its time.
     *
     * @param tick called a few times a second with the time so far and the newest line of output
     * @throws InterruptedException if this JVM is ended meanwhile, by Ctrl-C for one: that is no verdict on the tests
     */
    Ending run(BiConsumer<Duration, String> tick) throws InterruptedException {
        Thread stop = new Thread(this::stop, "stop " + step.names());
        remember(stop);
        long began = System.nanoTime();
        try {
            Process process = begin();
            while (!process.waitFor(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                Duration elapsed = since(began);
                if (elapsed.compareTo(timeout) > 0) {
                    return new Ending(Ending.Reason.TIMED_OUT, -1, elapsed);
                }
                tick.accept(elapsed, LogTail.newestLine(step.log()));
            }
            if (stopped) {
                throw stoppedFromOutside();
            }
            return new Ending(Ending.Reason.EXITED, process.exitValue(), since(began));
        } finally {
            endRunning();
            forget(stop);
        }
    }

    /** Under the same lock as the stop: either there is a process to end by then, or none is started any more. */
    private synchronized Process begin() throws InterruptedException {
        if (stopped) {
            throw stoppedFromOutside();
        }
        running = start();
        return running;
    }

    private void stop() {
        stopped = true;
        endRunning();
    }

    private synchronized void endRunning() {
        if (running != null) {
            end(running);
        }
    }

    private static InterruptedException stoppedFromOutside() {
        return new InterruptedException("Stopped from outside.");
    }

    private Process start() {
        Step.Command command = step.command();
        try {
            Files.createDirectories(step.log().getParent());
            ProcessBuilder builder = new ProcessBuilder(command.words())
                    .directory(command.folder().toFile())
                    .redirectInput(Redirect.from(nothing()))
                    .redirectErrorStream(true)
                    .redirectOutput(step.log().toFile());
            command.environment().forEach((name, value) -> {
                if (value.isEmpty()) {
                    builder.environment().remove(name);
                } else {
                    builder.environment().put(name, value);
                }
            });
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot start '" + String.join(" ", command.words()) + "' in '" + command.folder() + "': "
                            + e.getMessage(),
                    e);
        }
    }

    private static File nothing() {
        return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    /** Asks the process and all that it started to end, and makes them if they do not. */
    private static void end(Process process) {
        if (!process.isAlive()) {
            return;
        }
        List<ProcessHandle> family = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        // The first of them first: a shell that lives on would write into the log that its child was ended.
        family.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        for (ProcessHandle member : family) {
            awaitEnd(member, deadline);
        }
        family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }

    private static void awaitEnd(ProcessHandle member, long deadline) {
        try {
            member.onExit().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // It is ended by force then.
            return;
        }
    }

    private static void remember(Thread hook) throws InterruptedException {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            throw stoppedFromOutside();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already, and the hook with it.
            return;
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
