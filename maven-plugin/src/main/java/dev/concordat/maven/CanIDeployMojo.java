package dev.concordat.maven;

import dev.concordat.pactbroker.BrokerClient;
import dev.concordat.pactbroker.deploy.CanIDeploy;
import dev.concordat.pactbroker.deploy.DeployAnswer;
import dev.concordat.pactbroker.deploy.DeployQuestion;
import dev.concordat.pactbroker.deploy.DeployReport;
import dev.concordat.pactbroker.deploy.Destination;
import dev.concordat.pactbroker.deploy.VersionSelector;
import java.time.Duration;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Fails the build unless a version was verified with everything that is where it is to go. Prints what it looked at,
 * and for each result that failed or is missing what to do about it.
 */
@Mojo(name = "can-i-deploy", aggregator = true, requiresProject = false, threadSafe = true)
public final class CanIDeployMojo extends AbstractBrokerMojo {

    /** The pacticipant to be deployed. */
    @Parameter(property = "pacticipant", required = true)
    @SuppressWarnings("NullAway.Init") // required
    private String pacticipant;

    /** Its version. Unless it is given, the latest one. */
    @Parameter(property = "pacticipantVersion")
    private @Nullable String pacticipantVersion;

    /** Instead of a version, the latest one of a branch. */
    @Parameter(property = "pacticipantBranch")
    private @Nullable String pacticipantBranch;

    /** Where it is to go: what is deployed to, or released in, this environment. */
    @Parameter(property = "toEnvironment")
    private @Nullable String toEnvironment;

    /**
     * Instead of an environment, the latest version with this tag of each of the others. Without either, the latest
     * version of each.
     */
    @Parameter(property = "toTag")
    private @Nullable String toTag;

    /** Pacticipants whose results do not count. */
    @Parameter(property = "ignore")
    private List<String> ignore = List.of();

    /** How often to ask again while results are missing. */
    @Parameter(property = "retryWhileUnknown", defaultValue = "0")
    private int retryWhileUnknown;

    /** How many seconds to wait before. */
    @Parameter(property = "retryInterval", defaultValue = "10")
    private int retryInterval;

    @Override
    void run() throws MojoFailureException, InterruptedException {
        BrokerClient client = broker();
        DeployAnswer answer = new CanIDeploy(client)
                .ask(
                        new DeployQuestion(List.of(version()), destination(), ignore),
                        Math.max(0, retryWhileUnknown),
                        Duration.ofSeconds(Math.max(0, retryInterval)),
                        unknown -> getLog().info("Waiting " + retryInterval + " s for "
                                + unknown.blocking().size() + " results."));
        DeployReport report = new DeployReport(answer, client.settings().url());
        if (!answer.isYes()) {
            throw new MojoFailureException(report.headline() + "\n" + String.join("\n", report.details()));
        }
        getLog().info(report.headline());
        report.details().forEach(getLog()::info);
    }

    private VersionSelector version() {
        if (pacticipantVersion != null) {
            return VersionSelector.exactly(pacticipant, pacticipantVersion);
        }
        return pacticipantBranch == null
                ? VersionSelector.latest(pacticipant)
                : VersionSelector.latestOfBranch(pacticipant, pacticipantBranch);
    }

    private Destination destination() {
        if (toEnvironment != null) {
            return Destination.environment(toEnvironment);
        }
        return toTag == null ? Destination.LATEST : Destination.tag(toTag);
    }
}
