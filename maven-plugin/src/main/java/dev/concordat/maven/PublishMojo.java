package dev.concordat.maven;

import dev.concordat.pact.PactFolder;
import dev.concordat.pactbroker.BrokerClient;
import dev.concordat.pactbroker.BrokerSettings;
import dev.concordat.pactbroker.PactProperties;
import dev.concordat.pactbroker.publish.ConsumerPacts;
import dev.concordat.pactbroker.publish.ConsumerVersion;
import dev.concordat.pactbroker.publish.PactPublisher;
import dev.concordat.pactbroker.publish.Published;
import dev.concordat.revision.Revision;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Publishes pacts to a Pact Broker: all of a consumer at once, or none. Once for a whole build, not for each of its
 * modules.
 */
@Mojo(name = "publish", aggregator = true, requiresProject = false, threadSafe = true)
public final class PublishMojo extends AbstractBrokerMojo {

    /**
     * The folder with the pacts. Unless it is given: the nearest folder <code>pacts</code> from where Maven runs
     * upwards, as far as the repository's root.
     */
    @Parameter(property = PactFolder.READ_PROPERTY)
    private @Nullable File pacts;

    /**
     * The consumer's version. Unless it is given, the commit: from the variables of GitLab, GitHub or Jenkins, else
     * from git. Not the project's, which a broker would see again with other pacts.
     */
    @Parameter(property = ConsumerVersion.NUMBER)
    private @Nullable String consumerVersion;

    /** The branch it is of. Unless it is given, as the build server or git says. */
    @Parameter(property = ConsumerVersion.BRANCH)
    private @Nullable String branch;

    /** Tags of the version, separated by commas. Branches and environments do better. */
    @Parameter(property = ConsumerVersion.TAGS)
    private @Nullable String tags;

    /** Where the build is seen. Unless it is given, as the build server says. */
    @Parameter(property = ConsumerVersion.BUILD_URL)
    private @Nullable String buildUrl;

    /**
     * Whether a version may be taken from git though files differ from the commit. It is then the commit and a digest
     * of the changes.
     */
    @Parameter(property = ConsumerVersion.ALLOW_DIRTY, defaultValue = "false")
    private boolean allowDirty;

    /** Whether interactions are added to a pact that is there for this version, rather than refused. */
    @Parameter(property = "concordat.broker.merge", defaultValue = "false")
    private boolean merge;

    @Override
    void run() {
        PactProperties properties = properties(arguments());
        BrokerClient client = BrokerClient.of(BrokerSettings.from(properties));
        List<ConsumerPacts> all = ConsumerPacts.readAll(List.of(pacts == null ? PactFolder.toRead() : pacts.toPath()));
        ConsumerVersion version = ConsumerVersion.from(
                properties,
                Revision.of(Path.of("")),
                "-D" + ConsumerVersion.NUMBER,
                "-D" + ConsumerVersion.ALLOW_DIRTY);
        new PactPublisher(client).publishAll(all, version, merge, this::print);
    }

    private Map<String, String> arguments() {
        Map<String, String> arguments = new LinkedHashMap<>();
        put(arguments, ConsumerVersion.NUMBER, consumerVersion);
        put(arguments, ConsumerVersion.BRANCH, branch);
        put(arguments, ConsumerVersion.TAGS, tags);
        put(arguments, ConsumerVersion.BUILD_URL, buildUrl);
        put(arguments, ConsumerVersion.ALLOW_DIRTY, String.valueOf(allowDirty));
        return arguments;
    }

    private void print(Published published) {
        getLog().info(published.headline());
        for (Published.Notice notice : published.notices()) {
            notice.text().lines().forEach(line -> print(notice.type(), "  " + line));
        }
    }

    private void print(String type, String line) {
        switch (type) {
            case "warning", "danger" -> getLog().warn(line);
            case "error" -> getLog().error(line);
            default -> getLog().info(line);
        }
    }
}
