package dev.concordat.cli;

import dev.concordat.cli.broker.BrokerCommand;
import dev.concordat.cli.database.DatabaseCommand;
import dev.concordat.cli.deploy.CanIDeployCommand;
import dev.concordat.cli.deploy.PublishCommand;
import dev.concordat.cli.deploy.RecordDeploymentCommand;
import dev.concordat.cli.deploy.RecordReleaseCommand;
import dev.concordat.cli.deploy.RecordSupportEndedCommand;
import dev.concordat.cli.deploy.RecordUndeploymentCommand;
import dev.concordat.cli.migrations.MigrationsCommand;
import dev.concordat.cli.suite.SuiteCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand. New subcommands are listed here. */
@Command(
        name = "concordat",
        description = "Consumer-driven contract testing for the JVM, the provider's database included.",
        subcommands = {
            SuiteCommand.class,
            BrokerCommand.class,
            DatabaseCommand.class,
            MigrationsCommand.class,
            PublishCommand.class,
            CanIDeployCommand.class,
            RecordDeploymentCommand.class,
            RecordUndeploymentCommand.class,
            RecordReleaseCommand.class,
            RecordSupportEndedCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = ConcordatVersion.class,
        synopsisSubcommandLabel = "COMMAND")
final class ConcordatCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }
}
