package dev.concordat.cli.broker;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code concordat broker}. */
@Command(
        name = "broker",
        description = "The embedded broker: speaks the Pact Broker's API, with nothing to install.",
        subcommands = {
            BrokerStartCommand.class,
            BrokerStopCommand.class,
            BrokerStatusCommand.class,
            BrokerBackupCommand.class,
            BrokerRestoreCommand.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class BrokerCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }
}
