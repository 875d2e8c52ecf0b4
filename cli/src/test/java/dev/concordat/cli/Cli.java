package dev.concordat.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Runs the command as its users do, and keeps what it says. */
public final class Cli {

    private Cli() {}

    public static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(List.of(arguments), new PrintWriter(out), new PrintWriter(err));
        return new Result(code, out.toString(), err.toString());
    }

    /** What came of it. */
    public record Result(int exitCode, String out, String err) {}
}
