package dev.concordat.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own for each measurement, so that none is warm from the one before. */
public final class JavaProcess {

    private JavaProcess() {}

    /**
     * Runs a main class and waits for its end.
     *
     * @param folder put before this process's own class path
     * @param options of the JVM
     * @param main the class
     * @param arguments its arguments
     * @return what it printed
     */
    public static String run(Path folder, List<String> options, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        return run(folder + File.pathSeparator + System.getProperty("java.class.path"), options, main, arguments);
    }

    /**
     * Runs a main class and waits for its end.
     *
     * @param classPath all of it
     * @param options of the JVM
     * @param main the class
     * @param arguments its arguments
     * @return what it printed
     */
    public static String run(String classPath, List<String> options, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(classPath);
        command.add(main.getName());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("Exit code " + process.exitValue() + " of " + command + ":\n" + output);
        }
        return output;
    }
}
