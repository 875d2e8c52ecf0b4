package dev.concordat.cli.suite;

import dev.concordat.Problem;
import dev.concordat.pact.PactFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The command of modules that name none: their tests, with Maven, and what they are built from before them. */
final class MavenCommand {

    private static final String WRAPPER = "mvnw";

    private final SuiteFile file;
    private final Map<String, String> environment;

    MavenCommand(SuiteFile file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    /**
     * One run for all of these: what they share is built once, and a red module does not keep the others from running.
     */
    Step.Command forModules(List<SuiteModule> modules) {
        List<String> words = new ArrayList<>();
        words.add(program());
        words.addAll(arguments(environment.getOrDefault("MAVEN_ARGS", "")));
        words.addAll(List.of("-B", "-ntp", "--fail-at-end", "--also-make", "--projects"));
        words.add(modules.stream().map(SuiteModule::path).collect(Collectors.joining(",")));
        words.add("-D" + PactFolder.WRITE_PROPERTY + "=" + file.pacts());
        words.add("-D" + PactFolder.READ_PROPERTY + "=" + file.pacts());
        words.addAll(file.mavenArguments());
        words.add("test");
        // Maven before 3.9 does not read MAVEN_ARGS; so it is on the command line, and must not count twice after 3.9.
        return new Step.Command(words, file.root(), Map.of("MAVEN_ARGS", ""), true);
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (!Files.exists(file.root().resolve("pom.xml"))) {
            problems.add(new Problem(
                    "There is no 'pom.xml' in '" + file.root() + "', and modules without 'command' are run with Maven.",
                    file.path().toString(),
                    "put '" + SuiteFile.NAME + "' beside the root's pom.xml, or give each module a 'command'."));
        }
        if (!new Programs(environment).has(program(), file.root())) {
            problems.add(new Problem(
                    "Maven was not found: there is no 'mvn' on the PATH, and no 'mvnw' in '" + file.root() + "'.",
                    "PATH=" + environment.getOrDefault("PATH", ""),
                    "install Maven 3.8.6 or newer, or give each module a 'command'."));
        }
        return problems;
    }

    private String program() {
        Path wrapper = file.root().resolve(WRAPPER);
        return Files.isExecutable(wrapper) ? wrapper.toString() : "mvn";
    }

    private static List<String> arguments(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }
}
