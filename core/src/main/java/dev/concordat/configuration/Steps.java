package dev.concordat.configuration;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Tells what a run does while it does it, a line for each step, on standard output: {@code concordat: main: migrated 13
 * migrations, to version 13 (0.12 s)}. Not by a logger: the first steps are done before any application has set up its
 * logging, and a person who waits wants to see them whatever it says.
 *
 * <p>{@value #KEY} in {@value Settings#FILE} (or {@code -Dconcordat.steps}, {@code CONCORDAT_STEPS}) says how much:
 * {@code quiet} nothing, {@code normal} a line for each step, {@code verbose} also what a step is made of, each
 * migration for example. Safe for any thread.
 */
public final class Steps {

    /** The key that says how much is told. */
    public static final String KEY = "steps";

    private static final List<String> LEVELS = List.of("quiet", "normal", "verbose");
    private static final int NORMAL = 1;
    private static final int VERBOSE = 2;

    private final String subject;
    private final int level;
    private final Consumer<String> out;

    private Steps(String subject, int level, Consumer<String> out) {
        this.subject = subject;
        this.level = level;
        this.out = out;
    }

    /**
     * The steps of one thing: of a database, by its name.
     *
     * @throws ConcordatException if {@value #KEY} is none of its values
     */
    // Whatever standard output is when a line is told: tests and build tools replace it.
    @SuppressWarnings("SystemOut")
    public static Steps of(String subject, Settings settings) {
        return to(subject, settings, line -> System.out.println(line));
    }

    static Steps to(String subject, Settings settings, Consumer<String> out) {
        String level = settings.value(KEY).orElse("normal");
        if (!LEVELS.contains(level)) {
            throw new ConcordatException(Problem.at(
                    settings.origin(KEY),
                    "'" + KEY + "' cannot be '" + level + "'.",
                    "write one of " + String.join(", ", LEVELS) + "."));
        }
        return new Steps(subject, LEVELS.indexOf(level), out);
    }

    /** Tells a step that is done. */
    public void done(String what) {
        say(NORMAL, what);
    }

    /**
     * Tells a step that is done and what it took.
     *
     * @param what the step in a few words: {@code migrated 13 migrations, to version 13}
     * @param began {@link System#nanoTime()} when it began
     */
    public void done(String what, long began) {
        say(NORMAL, what + " (" + seconds(System.nanoTime() - began) + ")");
    }

    /** Tells a part of a step, as it begins: seen only where {@value #KEY} is {@code verbose}. */
    public void detail(String what) {
        say(VERBOSE, what);
    }

    private void say(int least, String what) {
        if (level >= least) {
            out.accept("concordat: " + subject + ": " + what);
        }
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.2f s", Duration.ofNanos(nanos).toMillis() / 1000.0);
    }
}
