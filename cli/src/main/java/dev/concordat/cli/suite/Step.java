package dev.concordat.cli.suite;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One command that is to run.
 *
 * @param side whose tests it runs
 * @param modules the modules it tests
 * @param command what is started
 * @param log where its output goes
 */
record Step(Side side, List<SuiteModule> modules, Command command, Path log) {

    Step {
        modules = List.copyOf(modules);
    }

    /** A copy whose command gets more environment. */
    Step with(Map<String, String> environment) {
        return new Step(side, modules, command.with(environment), log);
    }

    /** The modules' names, for people. */
    String names() {
        return modules.stream().map(SuiteModule::name).collect(Collectors.joining(", "));
    }

    /** The modules' folders, for messages. */
    String paths() {
        return modules.stream().map(module -> "'" + module.path() + "'").collect(Collectors.joining(" and "));
    }

    /**
     * A program to start.
     *
     * @param words the program and its arguments
     * @param folder where it runs
     * @param environment what it gets beside our own environment; an empty text removes a variable
     * @param maven whether it is the default command, of which it is known what it leaves behind
     */
    record Command(List<String> words, Path folder, Map<String, String> environment, boolean maven) {

        Command {
            words = List.copyOf(words);
            environment = Map.copyOf(environment);
        }

        /** A copy that gets more. */
        Command with(Map<String, String> more) {
            Map<String, String> all = new HashMap<>(environment);
            all.putAll(more);
            return new Command(words, folder, all, maven);
        }
    }
}
