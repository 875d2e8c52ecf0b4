package dev.concordat.cli.database;

import dev.concordat.cli.terminal.ScriptHome;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that is run on the test class path of a module.
 *
 * @param main its class
 * @param artifact the artifact that has it
 */
public record ModuleCommand(String main, String artifact) {

    /**
     * Runs it to its end; returns its exit code.
     *
     * @param named the module's folder; null for the obvious one, as {@code concordat database} finds it
     */
    public int run(@Nullable String named, List<String> arguments, PrintWriter out, PrintWriter err)
            throws InterruptedException {
        Module module = Module.find(named, Path.of("").toAbsolutePath(), ScriptHome.folder());
        String classPath = new TestClassPath(module, System.getenv()).get(err);
        return new DatabaseProcess(module, classPath, main, artifact).run(arguments, out, err);
    }
}
