package dev.concordat.cli.broker;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.cli.terminal.ScriptHome;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts programs of the broker's distribution in JVMs of their own. */
final class BrokerProcess {

    /** Names the folder with the broker's jars, where it is not the one of this checkout. */
    private static final String DISTRIBUTION = "concordat.broker.distribution";

    /** Of the distribution: the options of its JVM. */
    private static final String OPTIONS = "jvm.options";

    private BrokerProcess() {}

    /** The command line of a program. */
    static List<String> words(String main, List<String> arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        folders().stream()
                .map(folder -> folder.resolve(OPTIONS))
                .filter(Files::isRegularFile)
                .forEach(options -> words.add("@" + options));
        words.addAll(List.of("-cp", classPath(), main));
        words.addAll(arguments);
        return words;
    }

    /** Starts one that goes on when this command has ended, and when the terminal is closed. */
    static Process detached(List<String> words, Path log) {
        List<String> all = new ArrayList<>(words);
        Path setsid = Path.of("/usr/bin/setsid");
        if (Files.isExecutable(setsid)) {
            all.add(0, setsid.toString());
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(all);
            // The C library would keep memory apart for each thread, some of it for good.
            builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
            return builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(log.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start '" + all.get(0) + "': " + e.getMessage(), e);
        }
    }

    /** Runs one to its end; its output is this command's. */
    static int run(List<String> words) throws InterruptedException {
        try {
            return new ProcessBuilder(words).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start '" + words.get(0) + "': " + e.getMessage(), e);
        }
    }

    /** Where the distribution is: the broker's own jar, and beside or below it all that it needs. */
    private static List<Path> folders() {
        String named = System.getProperty(DISTRIBUTION);
        Path home = Objects.requireNonNullElse(ScriptHome.folder(), Path.of(""));
        Path folder = (named != null ? Path.of(named) : home.resolve("broker").resolve("target")).toAbsolutePath();
        return List.of(folder, folder.resolve("distribution"));
    }

    private static String classPath() {
        List<String> jars = new ArrayList<>();
        folders().forEach(each -> addJars(jars, each));
        if (jars.stream().noneMatch(jar -> jar.contains("concordat-broker"))) {
            throw new ConcordatException(new Problem(
                    "The broker's jars are not there.",
                    folders().get(0).toString(),
                    "run './concordat' from a checkout, which builds them, or name their folder by -D" + DISTRIBUTION
                            + "."));
        }
        return String.join(File.pathSeparator, jars);
    }

    private static void addJars(List<String> jars, Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.map(Path::toAbsolutePath)
                    .map(Path::toString)
                    .filter(name -> name.matches(".*(?<!-sources|-javadoc|-tests)\\.jar"))
                    .sorted()
                    .forEach(jars::add);
        } catch (IOException e) {
            throw new UncheckedIOException("'" + folder + "' cannot be read: " + e.getMessage(), e);
        }
    }

    /** The end of a log, which says why a program ended. */
    static String tail(@Nullable Path log) {
        try {
            List<String> lines = log == null
                    ? List.of()
                    : Files.readString(log, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }
}
