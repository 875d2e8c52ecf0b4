package dev.concordat.cli.broker;

import java.util.Optional;
import java.util.concurrent.Callable;
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

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Mixin
    private final DataOption data = new DataOption();

    @Override
    public Integer call() {
        BrokerFolder folder = data.folder();
        Optional<EmbeddedBroker> broker = EmbeddedBroker.in(folder);
        broker.ifPresent(EmbeddedBroker::close);
        spec.commandLine()
                .getOut()
                .println(broker.isPresent() ? "Stopped." : "No broker runs in " + folder.path() + ".");
        return 0;
    }
}
