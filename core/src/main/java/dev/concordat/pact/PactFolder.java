package dev.concordat.pact;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder that pacts are kept in: {@code pacts/} at the root of the repository. Both sides of the loop find the same
 * one from wherever their module stands.
 */
public final class PactFolder {

    /** Pact JVM's own property for where consumers write: a folder, absolute or from the working directory. */
    public static final String WRITE_PROPERTY = "pact.rootDir";

    /** Pact JVM's own property for where providers read: a folder, absolute or from the working directory. */
    public static final String READ_PROPERTY = "pactfolder.path";

    private static final String NAME = "pacts";

    private PactFolder() {}

    /** Where a consumer's run leaves its pacts: {@value #WRITE_PROPERTY}, else {@code pacts/} at the root. */
    public static Path toWrite() {
        return named(WRITE_PROPERTY).orElseGet(() -> below(Path.of("")));
    }

    /** Where a provider's run finds its pacts: {@value #READ_PROPERTY}, else {@code pacts/} at the root. */
    public static Path toRead() {
        return named(READ_PROPERTY).orElseGet(() -> below(Path.of("")));
    }

    /**
     * The folder for a module that stands at {@code start}: the nearest {@code pacts/} upwards, as far as the
     * repository's root; where there is none, {@code pacts/} at that root, whether it exists or not. The root is the
     * folder with {@code .git}, else the outermost one with a {@code pom.xml} or a Gradle settings file.
     */
    static Path below(Path start) {
        Path root = root(start.toAbsolutePath().normalize());
        Path at = start.toAbsolutePath().normalize();
        while (at != null) {
            if (Files.isDirectory(at.resolve(NAME))) {
                return at.resolve(NAME);
            }
            if (at.equals(root)) {
                break;
            }
            at = at.getParent();
        }
        return root.resolve(NAME);
    }

    private static Path root(Path start) {
        Path outermost = start;
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return at;
            }
            if (isBuild(at)) {
                outermost = at;
            }
        }
        return outermost;
    }

    private static boolean isBuild(Path folder) {
        return Files.exists(folder.resolve("pom.xml"))
                || Files.exists(folder.resolve("settings.gradle"))
                || Files.exists(folder.resolve("settings.gradle.kts"));
    }

    private static Optional<Path> named(String property) {
        return Optional.ofNullable(System.getProperty(property))
                .filter(value -> !value.isBlank())
                .map(value -> Path.of(value).toAbsolutePath().normalize());
    }
}
