package dev.concordat.cli.deploy;

import dev.concordat.cli.terminal.Terminal;
import dev.concordat.cli.terminal.Terminal.Colour;
import dev.concordat.pact.PactFolder;
import dev.concordat.pactbroker.BrokerClient;
import dev.concordat.pactbroker.BrokerSettings;
import dev.concordat.pactbroker.PactProperties;
import dev.concordat.pactbroker.publish.ConsumerPacts;
import dev.concordat.pactbroker.publish.ConsumerVersion;
import dev.concordat.pactbroker.publish.PactPublisher;
import dev.concordat.pactbroker.publish.Published;
import dev.concordat.revision.Revision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code concordat publish}. */
@Command(
        name = "publish",
        description = {
            "Publishes pacts to a Pact Broker.",
            "All pacts of a consumer are taken at once, or none is. Their files stay as they are."
        },
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:published", "2:not, or not of every consumer; the message says why"},
        footerHeading = "%nThe version:%n",
        footer = {
            "  What is not given is taken from GitLab's, GitHub's or Jenkins' variables, else",
            "  from git: the commit, the branch, the build's address. A tree with changes has",
            "  no version unless one is given, or --allow-dirty is: then it is the commit and",
            "  a digest of the changes.",
            "",
            "Example:",
            "  concordat publish pacts --broker-base-url=http://localhost:9292"
        })
public final class PublishCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "PACTS",
            description = "Files, and folders of files. Default: the nearest folder 'pacts' from here upwards.")
    private List<Path> places = new ArrayList<>();

    @Option(
            names = {"-a", "--consumer-app-version", "--consumer-version"},
            paramLabel = "VERSION",
            description = "The consumer's version. Default: see below.")
    private @Nullable String version;

    @Option(names = "--branch", paramLabel = "BRANCH", description = "The branch it is of. Default: see below.")
    private @Nullable String branch;

    @Option(
            names = {"-t", "--tag"},
            split = ",",
            paramLabel = "TAG",
            description = "A tag of the version; several times for several.")
    private @Nullable List<String> tags;

    @Option(names = "--build-url", paramLabel = "URL", description = "Where the build is seen. Default: see below.")
    private @Nullable String buildUrl;

    @Option(names = "--merge", description = "Add to a pact that is there for this version, rather than be refused.")
    private boolean merge;

    @Option(names = "--allow-dirty", description = "Take a version from git though files differ from the commit.")
    private boolean allowDirty;

    @Option(
            names = {"-r", "--auto-detect-version-properties"},
            hidden = true,
            description = "What is done anyway; known from the pact command line.")
    @SuppressWarnings("UnusedVariable") // accepted, so that a habit does no harm
    private boolean autoDetect;

    @ArgGroup(validate = false, order = 9, heading = "%nThe broker, the official one or Concordat's:%n")
    private final BrokerOptions broker = new BrokerOptions();

    @Override
    public Integer call() {
        Terminal terminal = Terminal.of(spec.commandLine().getOut(), System.getenv());
        PactProperties properties = broker.properties(arguments());
        BrokerClient client = BrokerClient.of(BrokerSettings.from(properties));
        List<ConsumerPacts> all = ConsumerPacts.readAll(places.isEmpty() ? List.of(PactFolder.toRead()) : places);
        ConsumerVersion consumerVersion =
                ConsumerVersion.from(properties, Revision.of(Path.of("")), "--consumer-app-version", "--allow-dirty");
        new PactPublisher(client).publishAll(all, consumerVersion, merge, new PublishedText(terminal)::print);
        return 0;
    }

    private Map<String, String> arguments() {
        Map<String, String> arguments = new LinkedHashMap<>();
        BrokerOptions.put(arguments, ConsumerVersion.NUMBER, version);
        BrokerOptions.put(arguments, ConsumerVersion.BRANCH, branch);
        BrokerOptions.put(arguments, ConsumerVersion.TAGS, tags == null ? null : String.join(",", tags));
        BrokerOptions.put(arguments, ConsumerVersion.BUILD_URL, buildUrl);
        BrokerOptions.put(arguments, ConsumerVersion.ALLOW_DIRTY, allowDirty ? "true" : null);
        return arguments;
    }

    /** Says what was published, and what the broker has to say about it. */
    private record PublishedText(Terminal terminal) {

        void print(Published published) {
            terminal.out().println(terminal.paint(Colour.BOLD, Terminal.words(published.headline())));
            published
                    .notices()
                    .forEach(notice -> notice.text()
                            .lines()
                            .forEach(
                                    line -> terminal.out().println(paint(notice.type(), "  " + Terminal.words(line)))));
            terminal.out().flush();
        }

        private String paint(String type, String line) {
            return switch (type) {
                case "success" -> terminal.paint(Colour.GREEN, line);
                case "warning" -> terminal.paint(Colour.YELLOW, line);
                case "error", "danger" -> terminal.paint(Colour.RED, line);
                case "debug" -> terminal.paint(Colour.DIM, line);
                default -> line;
            };
        }
    }
}
