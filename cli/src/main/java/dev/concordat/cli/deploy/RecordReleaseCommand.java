package dev.concordat.cli.deploy;

import dev.concordat.pactbroker.deploy.Deployments;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code concordat record-release}. */
@Command(
        name = "record-release",
        description = {
            "Tells the broker what was released.",
            "The version is in the environment beside those that are there: an app in a store."
        },
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:recorded", "2:not recorded; the message says why"},
        footerHeading = "%nExample:%n",
        footer = "  concordat record-release -a app -e 1.2.3 --environment=production")
public final class RecordReleaseCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Mixin
    private final RecordOptions options = new RecordOptions();

    @Option(
            names = {"-e", "--version"},
            required = true,
            paramLabel = "VERSION",
            description = "The version.")
    @SuppressWarnings("NullAway.Init") // required
    private String version;

    @ArgGroup(validate = false, order = 9, heading = "%nThe broker, the official one or Concordat's:%n")
    private final BrokerOptions broker = new BrokerOptions();

    @Override
    public Integer call() {
        new Deployments(broker.client()).released(options.pacticipant(), version, options.environment());
        spec.commandLine()
                .getOut()
                .println("Recorded: '" + options.pacticipant() + "' " + version + " is released in '"
                        + options.environment() + "'.");
        return 0;
    }
}
