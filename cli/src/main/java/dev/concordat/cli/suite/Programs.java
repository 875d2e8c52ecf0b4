package dev.concordat.cli.suite;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells whether a program can be started, before anything is. */
final class Programs {

    private final String path;

    Programs(Map<String, String> environment) {
        this.path = environment.getOrDefault("PATH", "");
    }

    /** The program as it is to be started: what is written as a path is seen from the folder. */
    static String located(String program, Path folder) {
        return isPath(program) ? folder.resolve(program).normalize().toString() : program;
    }

    private static boolean isPath(String program) {
        return program.contains("/") || program.contains(File.separator);
    }

    /** Whether a program is there: on the PATH, or where its name leads from a folder. */
    boolean has(String program, Path folder) {
        try {
            if (isPath(program)) {
                return Files.isExecutable(folder.resolve(program));
            }
            return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                    .splitAsStream(path)
                    .filter(entry -> !entry.isEmpty())
                    .map(entry -> Path.of(entry, program))
                    .anyMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
