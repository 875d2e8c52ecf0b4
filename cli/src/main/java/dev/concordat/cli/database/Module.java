package dev.concordat.cli.database;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.cli.suite.SuiteProviders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The module whose databases are meant.
 *
 * @param root where Maven is run for it
 * @param folder the module's folder, the root itself or below it
 * @param mavenArguments what Maven gets beside
 */
record Module(Path root, Path folder, List<String> mavenArguments) {

    private static final String POM = "pom.xml";

    Module {
        mavenArguments = List.copyOf(mavenArguments);
    }

    /** As the root calls it; empty text for the root itself. */
    String path() {
        return root.relativize(folder).toString();
    }

    /**
     * Finds it: the one that is named, else the folder one stands in where that declares databases, else the only
     * provider of the suite.
     *
     * @param named the folder on the command line
     * @param here the folder one stands in
     * @param home where the script in front of us stands
     */
    static Module find(@Nullable String named, Path here, @Nullable Path home) {
        Optional<SuiteProviders> suite = SuiteProviders.nearest(here, home);
        if (named != null) {
            return named(named, here, suite);
        }
        if (Files.exists(here.resolve("src/test/resources/concordat.yml"))) {
            return of(here, suite);
        }
        List<Path> providers = suite.map(SuiteProviders::folders).orElse(List.of());
        if (providers.size() == 1) {
            return of(providers.get(0), suite);
        }
        throw new ConcordatException(new Problem(
                "It is not said which module's databases are meant.",
                suite.map(found -> found.root().resolve("concordat-suite.yml"))
                        .orElse(here)
                        .toString(),
                providers.isEmpty()
                        ? "name its folder: 'concordat database start provider/catalog'."
                        : "name one of: "
                                + providers.stream()
                                        .map(folder -> suite.get()
                                                .root()
                                                .relativize(folder)
                                                .toString())
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static Module named(String named, Path here, Optional<SuiteProviders> suite) {
        Path folder = here.resolve(named).normalize();
        if (!Files.isDirectory(folder) && suite.isPresent()) {
            folder = suite.get().root().resolve(named).normalize();
        }
        if (!Files.isDirectory(folder)) {
            throw new ConcordatException(new Problem(
                    "There is no folder '" + named + "'.",
                    here.toString(),
                    "name the folder of the module that declares databases, seen from here."));
        }
        return of(folder, suite);
    }

    private static Module of(Path folder, Optional<SuiteProviders> suite) {
        if (!Files.exists(folder.resolve(POM))) {
            throw new ConcordatException(new Problem(
                    "There is no '" + POM + "' in '" + folder + "', and the class path is asked of Maven.",
                    folder.toString(),
                    "name a Maven module; elsewhere run 'dev.concordat.database.DatabaseMain' on the test class path,"
                            + " which knows the same commands and options."));
        }
        Path root = suite.map(SuiteProviders::root).filter(folder::startsWith).orElseGet(() -> outermost(folder));
        return new Module(
                root, folder, suite.map(SuiteProviders::mavenArguments).orElse(List.of()));
    }

    private static Path outermost(Path folder) {
        Path root = folder;
        while (root.getParent() != null && Files.exists(root.getParent().resolve(POM))) {
            root = root.getParent();
        }
        return root;
    }
}
