package dev.concordat.cli.suite;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The commands of a suite, checked: whatever can be known to fail is told before anything runs.
 *
 * @param file what is to be run
 * @param steps the commands, in order
 */
record SuitePlan(SuiteFile file, List<Step> steps) {

    /** Where everything the suite writes goes, from the root. */
    static final String OUTPUT = "target/concordat";

    SuitePlan {
        steps = List.copyOf(steps);
    }

    List<Step> steps(Side side) {
        return steps.stream().filter(step -> step.side() == side).toList();
    }

    /**
     * Plans a suite.
     *
     * @throws ConcordatException that lists every module that cannot be run
     */
    static SuitePlan of(SuiteFile file, Map<String, String> environment) {
        MavenCommand maven = new MavenCommand(file, environment);
        List<Step> steps = new ArrayList<>();
        steps.addAll(steps(file, Side.CONSUMERS, file.consumers(), maven));
        steps.addAll(steps(file, Side.PROVIDERS, file.providers(), maven));
        List<Problem> problems = new ArrayList<>();
        if (file.modules().anyMatch(module -> module.command().isEmpty())) {
            problems.addAll(maven.problems());
        }
        Programs programs = new Programs(environment);
        file.modules().forEach(module -> check(module, file.root(), programs, problems));
        if (!problems.isEmpty()) {
            throw new ConcordatException(problems, null);
        }
        return new SuitePlan(file, steps);
    }

    /**
     * Modules without a command of their own share one run: Maven takes seconds to start, and builds what they share.
     */
    private static List<Step> steps(SuiteFile file, Side side, List<SuiteModule> modules, MavenCommand maven) {
        List<SuiteModule> shared =
                modules.stream().filter(module -> module.command().isEmpty()).toList();
        List<Step> steps = new ArrayList<>();
        if (!shared.isEmpty()) {
            steps.add(new Step(side, shared, maven.forModules(shared), log(file, side.key())));
        }
        for (SuiteModule module : modules) {
            module.command()
                    .map(own -> own.in(module.folder()))
                    .ifPresent(
                            command -> steps.add(new Step(side, List.of(module), command, log(file, module.path()))));
        }
        return steps;
    }

    private static Path log(SuiteFile file, String name) {
        return file.root().resolve(OUTPUT).resolve("logs").resolve(name.replaceAll("[^A-Za-z0-9.]+", "-") + ".log");
    }

    private static void check(SuiteModule module, Path root, Programs programs, List<Problem> problems) {
        if (module.command().isEmpty()) {
            if (!Files.exists(module.folder().resolve("pom.xml"))) {
                problems.add(Problem.at(
                        module.origin(),
                        "There is no 'pom.xml' in '" + module.path() + "', and the module has no 'command'.",
                        "write the command that runs its tests beside it: 'command: ./gradlew test'."));
            }
        } else if (module.command().get() instanceof ModuleCommand.Program program
                && !programs.has(program.words().get(0), module.folder())) {
            problems.add(Problem.at(
                    module.origin(),
                    "The command '" + program.words().get(0) + "' of '" + module.path() + "' was not found.",
                    "install it, or write its path, seen from '" + root.relativize(module.folder()) + "'."));
        }
    }
}
