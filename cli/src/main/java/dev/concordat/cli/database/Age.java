package dev.concordat.cli.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

/** Whether something was made after all that it was made from. */
record Age(FileTime made) {

    static Age of(Path file) throws IOException {
        return new Age(Files.getLastModifiedTime(file));
    }

    /** Whether a file, or anything in a folder, was changed since; a folder changes when a file in it goes. */
    boolean isBefore(Path source) throws IOException {
        if (!Files.exists(source)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.getLastModifiedTime(file).compareTo(made) > 0) {
                    return true;
                }
            }
            return false;
        }
    }
}
