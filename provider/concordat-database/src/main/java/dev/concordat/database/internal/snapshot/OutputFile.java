package dev.concordat.database.internal.snapshot;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The file a sample is written to: readable by its owner alone, since a rule may keep what is somebody's, and never
 * half of it.
 *
 * @param path where
 * @param force whether one that is there gives way
 */
record OutputFile(Path path, boolean force) {

    private static final String FIXTURES = "fixtures/";

    /** Refuses what could not be written, before anything is read. */
    void check() {
        String name = path.getFileName() == null ? "" : path.getFileName().toString();
        if (!name.endsWith(".yml") && !name.endsWith(".yaml") && !name.endsWith(".json")) {
            throw new ConcordatException(new Problem(
                    "'" + path + "' cannot be a fixture set of rows.",
                    SnapshotRequest.WHERE,
                    "let '--output' end with .yml, .yaml or .json."));
        }
        if (Files.isDirectory(path) || (!force && Files.exists(path))) {
            throw exists();
        }
    }

    private ConcordatException exists() {
        return new ConcordatException(new Problem(
                "'" + path + "' is there already.",
                SnapshotRequest.WHERE,
                Files.isDirectory(path)
                        ? "it is a folder: name a file by '--output'."
                        : "name another file by '--output', or replace it by '--force'."));
    }

    boolean isJson() {
        return path.toString().endsWith(".json");
    }

    /** What the set is called in {@code fixtures: [...]}. */
    String set() {
        String text = path.toString().replace('\\', '/');
        int folder = text.lastIndexOf("/" + FIXTURES);
        String file = folder < 0 ? path.getFileName().toString() : text.substring(folder + 1 + FIXTURES.length());
        return file.substring(0, file.lastIndexOf('.'));
    }

    void write(String text) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            // Made for its owner alone from the start, and under a name that is no fixture's.
            Path part = Files.createTempFile(folder, "." + path.getFileName() + ".", ".part");
            try {
                Files.writeString(part, text);
                if (force) {
                    Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                } else {
                    Files.move(part, path);
                }
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (FileAlreadyExistsException e) {
            throw exists();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write '" + path + "': " + e.getMessage(), e);
        }
    }
}
