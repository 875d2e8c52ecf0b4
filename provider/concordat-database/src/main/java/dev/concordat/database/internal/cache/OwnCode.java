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

    static String jar(Path code) throws IOException {
        String name = String.valueOf(code.getFileName());
        return name + " " + Files.size(code)
                + (isRelease(name) ? "" : " " + Files.getLastModifiedTime(code).toMillis());
    }

    /**
     * Whether a jar never changes, as its name has it; one that is being worked on does, under the same name. No
     * pattern: whoever asks may do so for hundreds of jars in a JVM that has just begun.
     */
    static boolean isRelease(String jar) {
        for (int dash = jar.indexOf('-', jar.lastIndexOf('/') + 1); dash >= 0; dash = jar.indexOf('-', dash + 1)) {
            if (dash + 1 < jar.length() && Character.isDigit(jar.charAt(dash + 1))) {
                return !jar.contains("SNAPSHOT");
            }
        }
        return false;
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
