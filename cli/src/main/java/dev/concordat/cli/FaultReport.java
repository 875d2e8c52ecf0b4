package dev.concordat.cli;

import dev.concordat.ConcordatException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells what kept a command from running. A user's fault comes as its message alone, ours with the stack trace. */
final class FaultReport implements IExecutionExceptionHandler {

    static final int COULD_NOT_RUN = 2;

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult arguments) {
        PrintWriter err = command.getErr();
        if (fault instanceof InterruptedException) {
            err.println();
            err.println("Stopped; nothing that was started is left running.");
        } else if (fault instanceof ConcordatException || fault instanceof UncheckedIOException) {
            err.println(fault.getMessage());
        } else {
            err.println("This is a fault in concordat itself; please report it with what follows.");
            fault.printStackTrace(err);
        }
        return COULD_NOT_RUN;
    }
}
