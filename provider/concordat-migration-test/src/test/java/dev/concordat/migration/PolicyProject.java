package dev.concordat.migration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A module with migrations of its own, as a build leaves it: what is edited, and the copy of it on the class path. */
final class PolicyProject {

    private final Path root;
    private final String locations;
    private String database = "";
    private String settings = "";

    PolicyProject(Path root) {
        this(root, "classpath:db/migration");
    }

    PolicyProject(Path root, String locations) {
        this.root = root;
        this.locations = locations;
        write();
    }

    Path folder() {
        return root.resolve("src/main/resources/db/migration");
    }

    /** What {@code concordat.yml} says of the database. */
    PolicyProject database(String yaml) {
        database = yaml;
        return write();
    }

    /** What {@code concordat.yml} says beside its databases. */
    PolicyProject settings(String yaml) {
        settings = yaml;
        return write();
    }

    private PolicyProject write() {
        // With two of them, no test of this module means one of these by not naming any.
        write(
                root.resolve("target/classes/concordat.yml"),
                """
                databases:
                  policy:
                    migrations: [%s]%s
                  other: {}
                """.formatted(locations, database.isEmpty() ? "" : "\n    " + database) + settings);
        return this;
    }

    PolicyProject script(String name, String sql) {
        write(folder().resolve(name), sql);
        write(root.resolve("target/classes/db/migration").resolve(name), sql);
        return this;
    }

    PolicyProject without(String name) {
        try {
            // What git did not leave there need not be taken away.
            Files.deleteIfExists(folder().resolve(name));
            Files.delete(root.resolve("target/classes/db/migration").resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String git(String... arguments) {
        String[] words = new String[arguments.length + 5];
        List<String> git = List.of("git", "-c", "user.name=a", "-c", "user.email=a@b.c");
        for (int index = 0; index < words.length; index++) {
            words[index] = index < git.size() ? git.get(index) : arguments[index - git.size()];
        }
        try {
            Process process = new ProcessBuilder(words)
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", words) + ": " + out);
            }
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was found, by script; the text as a person reads it, with the folder left out. */
    Map<String, String> check() {
        return check("");
    }

    Map<String, String> check(String since) {
        return here(() -> {
            Map<String, String> found = new LinkedHashMap<>();
            for (MigrationCheck check : PolicyCheck.of("policy", since, "here")) {
                found.put(check.script(), shortened(text(check)));
            }
            return found;
        });
    }

    /** What the program says, with its exit code. */
    String run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = here(() -> MigrationsMain.run(List.of(arguments), printed, printed));
        return shortened(out.toString(StandardCharsets.UTF_8)) + "exit code " + code;
    }

    private String shortened(String text) {
        return text.replace(folder() + "/", "").replace(root + "/", "");
    }

    private <T> T here(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new Own(root.resolve("target/classes/").toUri().toURL(), before)) {
            thread.setContextClassLoader(loader);
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String text(MigrationCheck check) {
        try {
            check.verify();
            return "";
        } catch (AssertionError | RuntimeException e) {
            return String.valueOf(e.getMessage())
                    .replace("\nTo accept one, write into the script: -- concordat: allow <rule> because <reason>", "");
        }
    }

    /** Has the settings of this project alone. */
    private static final class Own extends URLClassLoader {

        Own(URL root, ClassLoader parent) throws MalformedURLException {
            super(new URL[] {root}, parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.equals("concordat.yml")
                    ? Collections.enumeration(Collections.list(findResources(name)))
                    : super.getResources(name);
        }

        @Override
        public URL getResource(String name) {
            return name.equals("concordat.yml") ? findResource(name) : super.getResource(name);
        }
    }
}
