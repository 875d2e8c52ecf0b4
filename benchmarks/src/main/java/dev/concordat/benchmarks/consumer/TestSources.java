package dev.concordat.benchmarks.consumer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Tests that are written and compiled for a measurement, from a template of the class and one of the test. */
enum TestSources {
    CONCORDAT,
    PACT_JVM,
    /** The same request to a stub of a long-lived WireMock, without any contract: what no test on it can undercut. */
    PLAIN_WIREMOCK;

    private static final int PER_CLASS = 10;

    /** How many classes so many tests are spread over. */
    static int classes(int tests) {
        return (tests + PER_CLASS - 1) / PER_CLASS;
    }

    /** Writes and compiles tests into a folder. */
    void compile(Path folder, int tests) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int number = 0; number < classes(tests); number++) {
            StringBuilder methods = new StringBuilder();
            for (int test = number * PER_CLASS; test < Math.min(tests, (number + 1) * PER_CLASS); test++) {
                methods.append(template("test").replace("$NUMBER$", Integer.toString(test)));
            }
            Path file = folder.resolve("bench/Bench" + number + "Tests.java");
            Files.createDirectories(folder.resolve("bench"));
            Files.writeString(
                    file,
                    template("class")
                            .replace("$NUMBER$", Integer.toString(number))
                            .replace("$TESTS$", methods));
            files.add(file);
        }
        for (String name : this == PLAIN_WIREMOCK ? List.of("Client", "Server") : List.of("Client")) {
            Path file = folder.resolve("bench/" + name + ".java");
            Files.writeString(file, resource(name + ".java.txt"));
            files.add(file);
        }
        compile(folder, files);
    }

    private static void compile(Path folder, List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none", "-nowarn");
            if (!compiler.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call()) {
                throw new IllegalStateException("The measured tests do not compile: " + folder);
            }
        }
    }

    private String template(String part) throws IOException {
        return resource(name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + part + ".java.txt");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(TestSources.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
