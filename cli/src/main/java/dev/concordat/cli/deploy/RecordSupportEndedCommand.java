package dev.concordat.cli.deploy;

import dev.concordat.pactbroker.deploy.Deployments;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code concordat record-support-ended}. */
@Command(
        name = "record-support-ended",
        description = "Tells the broker what is supported no more.",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:recorded", "2:not recorded; the message says why"},
        footerHeading = "%nExample:%n",
        footer = "  concordat record-support-ended -a app -e 1.0.0 --environment=production")
public final class RecordSupportEndedCommand implements Callable<Integer> {

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
        new Deployments(broker.client()).supportEnded(options.pacticipant(), version, options.environment());
        spec.commandLine()
                .getOut()
                .println("Recorded: '" + options.pacticipant() + "' " + version + " is supported in '"
                        + options.environment() + "' no more.");
        return 0;
    }
}
