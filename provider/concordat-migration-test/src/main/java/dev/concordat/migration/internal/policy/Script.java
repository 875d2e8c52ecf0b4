package dev.concordat.migration.internal.policy;

import dev.concordat.Origin;
import dev.concordat.database.version.VersionedMigration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A migration as its author knows it: the file that is edited, rather than the copy that a build made of it.
 *
 * @param name what Flyway calls it: the file's name, or that of the class
 * @param version the version it leads to; empty text for a repeatable one
 * @param sql whether it is SQL; else it is compiled code
 * @param source the file; empty where it is in a library, say
 */
record Script(String name, String version, boolean sql, Optional<Path> source) {

    /** Where builds put resources, and where they take them from. */
    private static final Map<String, List<String>> SOURCES = Map.of(
            "target/classes", List.of("src/main/resources", "src/main/java", "src/main/kotlin"),
            "target/test-classes", List.of("src/test/resources", "src/test/java", "src/test/kotlin"),
            "build/resources/main", List.of("src/main/resources"),
            "build/resources/test", List.of("src/test/resources"),
            "build/classes/java/main", List.of("src/main/java"),
            "build/classes/kotlin/main", List.of("src/main/kotlin"),
            "build/classes/java/test", List.of("src/test/java"),
            "build/classes/kotlin/test", List.of("src/test/kotlin"));

    static Script of(VersionedMigration migration) {
        String name = migration.script();
        if (!migration.sql()) {
            return new Script(name, migration.version(), false, ofClass(name));
        }
        return new Script(
                name, migration.version(), true, path(migration.location()).map(Script::edited));
    }

    /** One that stands beside others, for all that is known. */
    static Script repeatable(String name, List<Script> others) {
        Optional<Path> source = others.stream()
                .flatMap(other -> other.folder().stream())
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
        return new Script(name, "", name.endsWith(".sql"), source);
    }

    private static Optional<Path> path(String location) {
        try {
            return Optional.of(Path.of(location)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Path edited(Path built) {
        return candidates(built).filter(Files::isRegularFile).findFirst().orElse(built);
    }

    private static Stream<Path> candidates(Path built) {
        String path = built.toAbsolutePath().normalize().toString().replace('\\', '/');
        return SOURCES.entrySet().stream().flatMap(entry -> {
            int at = path.indexOf("/" + entry.getKey() + "/");
            return at < 0
                    ? Stream.empty()
                    : entry.getValue().stream()
                            .map(source -> Path.of(path.substring(0, at), source)
                                    .resolve(path.substring(at + entry.getKey().length() + 2)));
        });
    }

    private static Optional<Path> ofClass(String name) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        URL found = loader == null ? null : loader.getResource(name.replace('.', '/') + ".class");
        if (found == null || !"file".equals(found.getProtocol())) {
            return Optional.empty();
        }
        try {
            return candidates(Path.of(found.toURI()))
                    .flatMap(file -> Stream.of(".java", ".kt")
                            .map(end -> file.resolveSibling(
                                    file.getFileName().toString().replaceFirst("(\\$.*)?\\.class$", end))))
                    .filter(Files::isRegularFile)
                    .findFirst();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    Optional<Path> folder() {
        return source.map(Path::toAbsolutePath).map(Path::getParent);
    }

    /** The file's name, or what the class is called. */
    String file() {
        return source.map(file -> String.valueOf(file.getFileName())).orElse(name);
    }

    boolean isVersioned() {
        return !version.isEmpty();
    }

    /** What it is called, without where: for names that people agree on. */
    String plainName() {
        String plain = sql ? name.substring(name.lastIndexOf('/') + 1) : name.substring(name.lastIndexOf('.') + 1);
        int end = sql ? plain.lastIndexOf('.') : -1;
        return end < 0 ? plain : plain.substring(0, end);
    }

    Origin at(int line) {
        return new Origin(source.map(Script::shown).orElse(name), line);
    }

    private static String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath().normalize();
        return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
    }

    List<String> lines() {
        return source.map(file -> {
                    try {
                        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                                .lines()
                                .toList();
                    } catch (IOException e) {
                        throw new UncheckedIOException("Cannot read '" + file + "': " + e.getMessage(), e);
                    }
                })
                .orElse(List.of());
    }
}
