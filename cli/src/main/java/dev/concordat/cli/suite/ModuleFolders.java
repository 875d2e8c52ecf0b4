package dev.concordat.cli.suite;

import dev.concordat.configuration.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the folder that was probably meant. */
final class ModuleFolders {

    private static final int DEPTH = 3;

    private static final List<String> BUILD_FILES =
            List.of("pom.xml", "build.gradle", "build.gradle.kts", "package.json");

    private ModuleFolders() {}

    /** The folder with a build file whose path is nearest to the one given. */
    static Optional<String> near(Path root, String path) {
        try (Stream<Path> below = Files.find(root, DEPTH, (at, attributes) -> attributes.isDirectory())) {
            List<String> modules = below.filter(ModuleFolders::isModule)
                    .map(folder -> root.relativize(folder).toString())
                    .filter(folder -> !folder.isEmpty())
                    .toList();
            return Nearest.to(path, modules);
        } catch (IOException e) {
            // Only a suggestion is lost; the fault itself is told all the same.
            return Optional.empty();
        }
    }

    private static boolean isModule(Path folder) {
        return BUILD_FILES.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
    }
}
