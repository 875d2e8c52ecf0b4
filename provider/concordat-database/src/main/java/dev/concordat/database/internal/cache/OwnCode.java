package dev.concordat.database.internal.cache;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;

/** Whatever made a baseline is part of it: the version of this very library. */
final class OwnCode {

    private OwnCode() {}

    static void describe(Fingerprint fingerprint) {
        fingerprint.text("format", StoredBaseline.FORMAT);
        CodeSource source = OwnCode.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            fingerprint.unknown("it cannot be told which version of Concordat this is");
            return;
        }
        try {
            Path code = Path.of(source.getLocation().toURI());
            fingerprint.text("concordat", Files.isDirectory(code) ? classes(code) : jar(code));
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            fingerprint.unknown("it cannot be told which version of Concordat this is: " + e.getMessage());
        }
    }

    // A release never changes; the jar of what is being worked on does, under the same name.
    static String jar(Path code) throws IOException {
        String name = String.valueOf(code.getFileName());
        return name + " " + Files.size(code)
                + (name.contains("SNAPSHOT")
                        ? " " + Files.getLastModifiedTime(code).toMillis()
                        : "");
    }

    private static String classes(Path code) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(code)) {
            files = all.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            text.append(code.relativize(file))
                    .append(' ')
                    .append(Files.size(file))
                    .append(' ')
                    .append(Files.getLastModifiedTime(file).toMillis())
                    .append('\n');
        }
        return text.toString();
    }
}
