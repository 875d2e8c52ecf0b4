package dev.concordat.cli.database;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a command for databases in a JVM of its own, on a module's test class path.
 *
 * @param module the module
 * @param classPath its test class path
 * @param main the class to run
 * @param artifact the artifact that has it
 */
record DatabaseProcess(Module module, String classPath, String main, String artifact) {

    private static final String MAIN = "dev.concordat.database.DatabaseMain";

    /** One of {@code concordat-database} itself. */
    DatabaseProcess(Module module, String classPath) {
        this(module, classPath, MAIN, "concordat-database");
    }

    /** Runs it to its end; returns the exit code. */
    int run(List<String> arguments, PrintWriter out, PrintWriter err) throws InterruptedException {
        checkClassPath();
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto"));
        // Settings may be given to this JVM as they may to a test's.
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("concordat."))
                .sorted()
                .forEach(name -> words.add("-D" + name + "=" + System.getProperty(name)));
        words.addAll(List.of("-cp", classPath, main));
        words.addAll(arguments);
        words.add("--project=" + module.folder());
        try {
            Process process = new ProcessBuilder(words)
                    .directory(module.folder().toFile())
                    .start();
            process.getOutputStream().close();
            Thread errors = new Thread(() -> copy(process.getErrorStream(), err), "stderr");
            errors.start();
            copy(process.getInputStream(), out);
            errors.join();
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start '" + words.get(0) + "': " + e.getMessage(), e);
        }
    }

    private static void copy(InputStream from, PrintWriter to) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                to.println(line);
                to.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The output of the command cannot be read: " + e.getMessage(), e);
        }
    }

    private void checkClassPath() {
        List<URL> urls = new ArrayList<>();
        try {
            for (String entry : classPath.split(File.pathSeparator)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
            try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), null)) {
                if (loader.findResource(main.replace('.', '/') + ".class") != null) {
                    return;
                }
            }
        } catch (MalformedURLException e) {
            throw new UncheckedIOException("The class path is not one: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The class path cannot be searched: " + e.getMessage(), e);
        }
        throw new ConcordatException(new Problem(
                "The tests of '" + module.folder() + "' do not use " + artifact
                        + (main.equals(MAIN) ? ", so no database is theirs." : "."),
                module.folder().resolve("pom.xml").toString(),
                """
                name the module that does, or add it; its version is managed by concordat-bom:
                <dependency>
                  <groupId>dev.concordat</groupId>
                  <artifactId>%s</artifactId>
                  <scope>test</scope>
                </dependency>""".formatted(artifact)));
    }
}
