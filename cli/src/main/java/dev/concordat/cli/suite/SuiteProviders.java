package dev.concordat.cli.suite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What other commands want to know of a suite: where its providers are, and how Maven is called for them.
 *
 * @param root the repository's root
 * @param folders the providers' folders
 * @param mavenArguments what the suite gives to Maven
 */
public record SuiteProviders(Path root, List<Path> folders, List<String> mavenArguments) {

    /** Copies the lists. */
    public SuiteProviders {
        folders = List.copyOf(folders);
        mavenArguments = List.copyOf(mavenArguments);
    }

    /** Those of the nearest suite file upwards from a folder, else of the one in the fallback; empty without any. */
    public static Optional<SuiteProviders> nearest(Path start, @Nullable Path fallback) {
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve(SuiteFile.NAME))) {
                return Optional.of(in(at));
            }
        }
        return fallback != null && Files.isRegularFile(fallback.resolve(SuiteFile.NAME))
                ? Optional.of(in(fallback))
                : Optional.empty();
    }

    private static SuiteProviders in(Path root) {
        SuiteFile file = SuiteFile.in(root);
        return new SuiteProviders(
                file.root(), file.providers().stream().map(SuiteModule::folder).toList(), file.mavenArguments());
    }
}
