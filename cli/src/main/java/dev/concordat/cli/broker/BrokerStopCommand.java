package dev.concordat.cli.broker;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code concordat broker stop}: returns when it is gone. */
@Command(
        name = "stop",
        description = "Stops the broker, and returns when it is gone. Its data stays.",
        mixinStandardHelpOptions = true)
final class BrokerStopCommand implements Callable<Integer> {

    private static final int PATIENCE = 40;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Mixin
    private final DataOption data = new DataOption();

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        BrokerFolder folder = data.folder();
        Optional<ProcessHandle> process = folder.running().flatMap(BrokerFolder.Running::process);
        if (process.isEmpty()) {
            spec.commandLine().getOut().println("No broker runs in " + folder.path() + ".");
            return 0;
        }
        process.get().destroy();
        try {
            process.get().onExit().get(PATIENCE, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new ConcordatException(
                    new Problem(
                            "The broker did not end within " + PATIENCE + " seconds.",
                            "process " + process.get().pid() + ", " + folder.log(),
                            "look into its log; 'kill -9' ends it, and loses nothing that it acknowledged."),
                    e);
        }
        spec.commandLine().getOut().println("Stopped.");
        return 0;
    }
}
