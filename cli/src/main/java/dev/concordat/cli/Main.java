package dev.concordat.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/** Where {@code java -jar concordat-cli.jar} begins. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.setProperty("pact_do_not_track", "true");
        System.setProperty("kotlin-logging.logStartupMessage", "false");
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        int code = run(List.of(arguments), out, err);
        out.flush();
        err.flush();
        System.exit(code);
    }

    static int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        return new CommandLine(new ConcordatCommand())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(new FaultReport())
                .execute(arguments.toArray(String[]::new));
    }

    /** UTF-8 whatever the locale: names in a pact are text, and in a container's C locale they would become '?'. */
    private static PrintWriter writer(FileDescriptor descriptor) {
        OutputStream stream = new FileOutputStream(descriptor);
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
