package dev.concordat.broker.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what was found, for people, below {@code target/conformance}. */
final class Report {

    private static final Path FOLDER = Path.of("target", "conformance");

    private Report() {}

    static void write(String name, List<String> lines) throws IOException {
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(name), lines);
    }
}
