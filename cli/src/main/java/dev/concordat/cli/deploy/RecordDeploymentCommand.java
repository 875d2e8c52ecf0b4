package dev.concordat.cli.deploy;

import dev.concordat.pactbroker.deploy.Deployments;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code concordat record-deployment}. */
@Command(
        name = "record-deployment",
        description = {
            "Tells the broker what was deployed.",
            "The version takes the place of the one that was in the environment."
        },
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:recorded", "2:not recorded; the message says why"},
        footerHeading = "%nExample:%n",
        footer = "  concordat record-deployment -a storefront -e 1.2.3 --environment=production")
public final class RecordDeploymentCommand implements Callable<Integer> {

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

    @Option(
            names = {"--application-instance", "--target"},
            paramLabel = "NAME",
            description = "Which instance of the application, where there are several.")
    private @Nullable String instance;

    @ArgGroup(validate = false, order = 9, heading = "%nThe broker, the official one or Concordat's:%n")
    private final BrokerOptions broker = new BrokerOptions();

    @Override
    public Integer call() {
        new Deployments(broker.client()).deployed(options.pacticipant(), version, options.environment(), instance);
        spec.commandLine()
                .getOut()
                .println("Recorded: '" + options.pacticipant() + "' " + version + " is deployed to '"
                        + options.environment() + "'" + (instance == null ? "." : " as '" + instance + "'."));
        return 0;
    }
}
