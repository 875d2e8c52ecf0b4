package dev.concordat.maven;

import dev.concordat.pactbroker.deploy.Deployments;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Tells the broker that a version was deployed to an environment, in place of the one that was there. */
@Mojo(name = "record-deployment", aggregator = true, requiresProject = false, threadSafe = true)
public final class RecordDeploymentMojo extends AbstractBrokerMojo {

    /** The pacticipant that was deployed. */
    @Parameter(property = "pacticipant", required = true)
    @SuppressWarnings("NullAway.Init") // required
    private String pacticipant;

    /** Its version. */
    @Parameter(property = "pacticipantVersion", required = true)
    @SuppressWarnings("NullAway.Init") // required
    private String pacticipantVersion;

    /** The environment, which the broker has to know. */
    @Parameter(property = "environment", required = true)
    @SuppressWarnings("NullAway.Init") // required
    private String environment;

    /** Which instance of the application, where there are several. */
    @Parameter(property = "applicationInstance")
    private @Nullable String applicationInstance;

    @Override
    void run() {
        new Deployments(broker()).deployed(pacticipant, pacticipantVersion, environment, applicationInstance);
        getLog().info("Recorded: '" + pacticipant + "' " + pacticipantVersion + " is deployed to '" + environment + "'"
                + (applicationInstance == null ? "." : " as '" + applicationInstance + "'."));
    }
}
