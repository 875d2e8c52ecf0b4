package dev.concordat.maven;

import dev.concordat.pactbroker.deploy.Deployments;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Tells the broker that a version was released in an environment, beside those that are there. */
@Mojo(name = "record-release", aggregator = true, requiresProject = false, threadSafe = true)
public final class RecordReleaseMojo extends AbstractBrokerMojo {

    /** The pacticipant that was released. */
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

    @Override
    void run() {
        new Deployments(broker()).released(pacticipant, pacticipantVersion, environment);
        getLog().info("Recorded: '" + pacticipant + "' " + pacticipantVersion + " is released in '" + environment
                + "'.");
    }
}
