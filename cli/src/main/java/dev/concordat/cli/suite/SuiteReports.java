package dev.concordat.cli.suite;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;

/** Writes {@code report.html} and {@code report.json}, each whole or not at all. */
final class SuiteReports {

    private SuiteReports() {}

    /** Sees that there is a folder to write into, before anything is run. */
    static void prepare(Path root) {
        Path folder = root.resolve(SuitePlan.OUTPUT);
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "report", ".part"));
        } catch (IOException e) {
            throw new ConcordatException(
                    new Problem(
                            "The suite cannot write into '" + folder + "'.",
                            String.valueOf(e.getMessage()),
                            "remove what is in its way, or let this user write there."),
                    e);
        }
    }

    static void write(SuiteResult result) {
        Path folder = result.root().resolve(SuitePlan.OUTPUT);
        try {
            write(folder.resolve("report.json"), new JsonReport(result).text());
            write(folder.resolve("report.html"), new HtmlReport(result, ZoneId.systemDefault()).text());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the report into '" + folder + "': " + e.getMessage(), e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
