package dev.concordat.cli.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command of a module's own that runs its tests. */
sealed interface ModuleCommand {

    /** What is started to run it in a folder. */
    Step.Command in(Path folder);

    /** One line for {@code sh -c}: pipes, variables and quotes are the shell's. */
    record Shell(String line) implements ModuleCommand {

        @Override
        public Step.Command in(Path folder) {
            return new Step.Command(List.of("sh", "-c", line), folder, Map.of(), false);
        }
    }

    /** A program and its arguments, started without a shell. */
    record Program(List<String> words) implements ModuleCommand {

        /** Copies the words. */
        public Program {
            words = List.copyOf(words);
        }

        @Override
        public Step.Command in(Path folder) {
            List<String> located = new ArrayList<>(words);
            located.set(0, Programs.located(words.get(0), folder));
            return new Step.Command(located, folder, Map.of(), false);
        }
    }
}
