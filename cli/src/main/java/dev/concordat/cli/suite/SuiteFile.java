package dev.concordat.cli.suite;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@value #NAME} says.
 *
 * @param root the repository's root, absolute: the file's folder
 * @param consumers the modules whose tests write pacts
 * @param providers the modules whose tests verify them
 * @param pacts the folder between the two
 * @param timeout how long one command may take
 * @param broker whether pacts and results go through a broker of the run's own
 * @param mavenArguments what is added to the default command
 */
record SuiteFile(
        Path root,
        List<SuiteModule> consumers,
        List<SuiteModule> providers,
        Path pacts,
        Duration timeout,
        boolean broker,
        List<String> mavenArguments) {

    /** The file's name, at a repository's root. */
    static final String NAME = "concordat-suite.yml";

    private static final String EXAMPLE = """
            consumers:
              - module: consumer/storefront
            providers:
              - module: provider/catalog""";

    SuiteFile {
        consumers = List.copyOf(consumers);
        providers = List.copyOf(providers);
        mavenArguments = List.copyOf(mavenArguments);
    }

    /** The file itself. */
    Path path() {
        return root.resolve(NAME);
    }

    Stream<SuiteModule> modules() {
        return Stream.concat(consumers.stream(), providers.stream());
    }

    /** The file in exactly this folder. */
    static SuiteFile in(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw missing("There is no '" + NAME + "' in '" + folder + "'.", folder);
        }
        return SuiteFileReader.read(folder);
    }

    /** The nearest file upwards from a folder, else the one in the fallback. */
    static SuiteFile nearest(Path start, @Nullable Path fallback) {
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve(NAME))) {
                return in(at);
            }
        }
        if (fallback != null) {
            return in(fallback);
        }
        throw missing("There is no '" + NAME + "' in '" + start + "', nor in any folder above it.", start);
    }

    private static ConcordatException missing(String what, Path where) {
        return new ConcordatException(new Problem(
                what,
                where.toString(),
                "write one at the repository's root, or name that folder with --root. It lists the modules whose tests"
                        + " write pacts, and those whose tests verify them:\n" + EXAMPLE));
    }
}
