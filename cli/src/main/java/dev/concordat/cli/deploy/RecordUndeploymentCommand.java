package dev.concordat.cli.deploy;

import dev.concordat.pactbroker.deploy.Deployments;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code concordat record-undeployment}. */
@Command(
        name = "record-undeployment",
        description = "Tells the broker what is deployed no more.",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:recorded", "2:not recorded; the message says why"},
        footerHeading = "%nExample:%n",
        footer = "  concordat record-undeployment -a storefront --environment=test")
public final class RecordUndeploymentCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Mixin
    private final RecordOptions options = new RecordOptions();

    @Option(
            names = {"--application-instance", "--target"},
            paramLabel = "NAME",
            description = "Which instance of the application. Default: the one without a name.")
    private @Nullable String instance;

    @ArgGroup(validate = false, order = 9, heading = "%nThe broker, the official one or Concordat's:%n")
    private final BrokerOptions broker = new BrokerOptions();

    @Override
    public Integer call() {
        List<String> versions =
                new Deployments(broker.client()).undeployed(options.pacticipant(), options.environment(), instance);
        spec.commandLine()
                .getOut()
                .println("Recorded: '" + options.pacticipant() + "' " + String.join(", ", versions)
                        + " is deployed to '" + options.environment() + "' no more.");
        return 0;
    }
}
