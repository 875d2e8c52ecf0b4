package dev.concordat.cli.broker;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code concordat broker status}. */
@Command(
        name = "status",
        description = "Says whether the broker runs, and where.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it answers", "1:it does not"})
final class BrokerStatusCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Mixin
    private final DataOption data = new DataOption();

    @Override
    public Integer call() throws InterruptedException {
        BrokerFolder folder = data.folder();
        Optional<BrokerFolder.Running> running = folder.running();
        if (running.isEmpty()) {
            spec.commandLine().getOut().println("No broker runs in " + folder.path() + ".");
            return 1;
        }
        boolean answers = running.get().answers();
        spec.commandLine()
                .getOut()
                .println("broker: " + running.get().url() + " (process "
                        + running.get().pid() + ", " + (answers ? "answers" : "does not answer; see " + folder.log())
                        + ")");
        return answers ? 0 : 1;
    }
}
